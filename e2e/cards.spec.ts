import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { drawCard, shownText, type CardText } from '../src/cards/card.ts';

/** The longest texts that the schema allows, in characters that take many bytes. */
const LONG: CardText[] = [
  { title: 'Community guidelines and moderation of our meetings, online.', eyebrow: 'Guides' },
  { title: 'ĄĘŻŹĆŃÓŁŚ '.repeat(6), eyebrow: 'ąężźćńółś '.repeat(8) },
  { title: 'M'.repeat(60), eyebrow: 'M'.repeat(80) },
];

/** Areas without text, at the edges and between the text and the bands: left, top, width, height. */
const MARGINS = [
  [0, 0, 900, 40],
  [0, 0, 40, 630],
  [860, 0, 40, 630],
  [0, 600, 900, 30],
] as const;

test('a card is small, and shows the whole title clear of the edges and bands', async () => {
  for (const text of LONG) {
    const card = await drawCard(text);
    // If the last word were cut off, changing it would not change the card.
    const other = await drawCard({ ...text, title: `${text.title.trim().slice(0, -1)}x` });
    expect(card.equals(other), text.title).toBe(false);
    expect(card.length, text.title).toBeLessThanOrEqual(60_000);
    for (const [left, top, width, height] of MARGINS) {
      const margin = sharp(card).extract({ left, top, width, height });
      const { channels } = await sharp(await margin.toBuffer()).stats();
      for (const { min, max } of channels) expect(min, `${text.title}: ${left}, ${top}`).toBe(max);
    }
  }
});

test('a card shows only text that the fonts support, or else the name of the site', () => {
  for (const title of ['学习小组', 'Как мы учимся', 'كيف نتعلم', 'Tea 🫖']) {
    expect(shownText({ title, eyebrow: 'Guides' })).toEqual({ title: 'Peer 2 Peer University' });
  }
  expect(shownText({ title: 'Tea', eyebrow: 'Guides 🫖' })).toEqual({ title: 'Tea' });
  expect(shownText({ title: 'Zażółć', eyebrow: '' })).toEqual({ title: 'Zażółć', eyebrow: '' });
  for (const title of ['U\u0308ber-groß', 'Über-\u00adgroß', 'Über\u2011groß']) {
    expect(shownText({ title, eyebrow: '' }).title).toBe('Über-groß');
  }
});
