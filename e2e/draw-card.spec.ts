import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { drawCard, shownText, type CardText } from '../src/cards/card.ts';

// Cards are drawn from the site's own fonts and inks, and not from what a machine has.

test('a card has the same bytes on every machine', async () => {
  const card = await drawCard({ title: 'Größe & “Kreis”', eyebrow: 'How We Learn' });
  // Made anew on purpose, where fonts, inks or the layout change.
  expect(createHash('sha256').update(card).digest('hex')).toBe(
    'b25758f7a9a67cdad15164b79e1052b8532ac3485e1defa0696620670aaf063f',
  );
});

/** The longest that the schema lets pass, with the letters that take most bytes. */
const LONG: CardText[] = [
  {
    title: 'How to run your very first meeting, and what to bring to it.',
    eyebrow: 'How to run a very long first meeting of your learning circle when nobody is there',
  },
  { title: 'W@&%$ '.repeat(10), eyebrow: 'g@&%$ '.repeat(13) },
  { title: 'ĄĘŻŹĆŃÓŁŚ '.repeat(6), eyebrow: 'ąężźćńółś '.repeat(8) },
  { title: 'M'.repeat(60), eyebrow: 'M'.repeat(80) },
];

test('a card is light, and its words stay clear of its edges and bands', async () => {
  for (const text of LONG) {
    const card = await drawCard(text);
    expect(card.length, text.title).toBeLessThanOrEqual(60_000);
    const picture = sharp(card);
    for (const area of [
      { left: 0, top: 0, width: 900, height: 40 },
      { left: 0, top: 0, width: 40, height: 630 },
      { left: 860, top: 0, width: 40, height: 630 },
      { left: 0, top: 600, width: 900, height: 30 },
    ]) {
      const { channels } = await sharp(
        await picture.clone().extract(area).png().toBuffer(),
      ).stats();
      expect(
        channels.every(({ min, max }) => min === max),
        `${text.title}: ${JSON.stringify(area)}`,
      ).toBe(true);
    }
  }
});

test('words that the typefaces cannot set leave a card with the site’s name', async () => {
  const plain = await drawCard({ title: 'Peer 2 Peer University' });
  for (const text of [{ title: '学习小组' }, { title: 'Tea 🫖', eyebrow: 'Guides' }]) {
    expect(Buffer.compare(await drawCard(text), plain), text.title).toBe(0);
  }
  expect(Buffer.compare(await drawCard({ title: 'Zażółć' }), plain)).not.toBe(0);

  const composed = await drawCard({ title: 'Übergrößen-Kreis' });
  for (const title of [
    'U\u0308bergro\u0308ßen-Kreis',
    'Über\u00adgrößen-Kreis',
    'Übergrößen\u2011Kreis',
  ]) {
    expect(Buffer.compare(await drawCard({ title }), composed), title).toBe(0);
  }
});

test('no word of a title is left out', async () => {
  // With its last word cut off, a card would be the same whatever that word is.
  for (const title of [
    'Our working groups',
    'Café et résumé über',
    'Community guidelines and moderation',
    'Workshop management for museum workers in Milwaukee',
  ]) {
    const eyebrow = 'How we look after each other when we learn together online';
    const whole = await drawCard({ title, eyebrow });
    const other = await drawCard({ title: `${title.slice(0, -1)}x`, eyebrow });
    expect(Buffer.compare(whole, other), title).not.toBe(0);
  }
});

test('what is said of a card is what it shows', () => {
  expect(shownText({ title: 'Tea 🫖', eyebrow: 'Guides' })).toEqual({
    title: 'Peer 2 Peer University',
  });
  expect(shownText({ title: 'Tea', eyebrow: 'Guides 🫖' })).toEqual({ title: 'Tea' });
  expect(shownText({ title: 'Tea', eyebrow: 'Guides' })).toEqual({
    title: 'Tea',
    eyebrow: 'Guides',
  });
});
