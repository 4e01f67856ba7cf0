import { annotation } from '../../utils/github-annotation.ts';
import { count } from '../../utils/count.ts';
import type { Comparison, LostAddress, LostAnchor } from './compare-sites.ts';
import type { OlderSite } from './older-site.ts';
import { writtenPath } from './paths.ts';

/** Of what could not be read, so many are named. */
const MAX_GAPS = 20;

/** What a report tells: what was compared, and what there is to say of the older site. */
export type Findings = Comparison & Pick<OlderSite, 'gaps' | 'notes'>;

/** For people: what is lost and what to do, what could not be compared, and a sentence of sums. */
export function writeReport(findings: Findings): string {
  const { lostAddresses, lostAnchors, notes } = findings;
  const gaps = firstOf(findings.gaps);
  const parts = [
    [`${count(lostAddresses.length, 'address', 'addresses')} lost:`, ...lostAddresses.map(tell)],
    [`${count(lostAnchors.length, 'anchor', 'anchors')} lost:`, ...lostAnchors.map(tellAnchor)],
    ['Not everything could be compared:', ...gaps],
  ].filter((lines) => lines.length > 1);
  return [...parts, [...notes, summarize(findings)]]
    .map((lines) => lines.map(visible).join('\n'))
    .join('\n\n');
}

/** For GitHub: an annotation for each thing that is lost or could not be compared. */
export function writeAnnotations({ lostAddresses, lostAnchors, gaps }: Findings): string[] {
  return [
    ...lostAddresses.map((lost) => annotation('error', { title: 'Address lost' }, tell(lost))),
    ...lostAnchors.map((lost) => annotation('error', { title: 'Anchor lost' }, tellAnchor(lost))),
    ...firstOf(gaps).map(annotateGap),
  ];
}

/** For GitHub: the annotation for what could not be compared. */
export function annotateGap(sentence: string): string {
  return annotation('warning', { title: 'Not compared' }, sentence);
}

function tell(lost: LostAddress): string {
  const { path, isOutside, isFile, here, twin } = lost;
  const where = isOutside ? 'It stands outside of the sitemap’s folder. ' : '';
  const what =
    here === undefined
      ? 'Have its host lead on to what stands for it now.'
      : twin !== undefined
        ? `It differs from ${writtenPath(twin)} in capital letters only, which redirectFrom takes for one. Have its host lead on to that.`
        : isFile
          ? `Put the file back, as public${here}.`
          : redirectAdvice(writtenPath(here), lost.guess);
  return `${writtenPath(path)}  ${where}${what}`;
}

function redirectAdvice(path: string, guess: string | undefined): string {
  const page = guess === undefined ? '' : `, perhaps ${guess}`;
  return `Write redirectFrom: with "- ${path}" into the front matter of the page that stands for it now${page}.`;
}

function tellAnchor({ path, id, page }: LostAnchor): string {
  return `${writtenPath(path)}#${id}  Put <Anchor id="${id}" /> into the page ${page}, before what stands for it now.`;
}

function firstOf(gaps: readonly string[]): string[] {
  const rest = gaps.length - MAX_GAPS;
  return [...gaps.slice(0, MAX_GAPS), ...(rest > 0 ? [`And ${rest} more.`] : [])];
}

function summarize(findings: Findings): string {
  const { addressCount, anchorCount, lostAddresses, lostAnchors, gaps } = findings;
  const compared = `${addressesOf(addressCount)} and ${anchorsOf(anchorCount)} compared`;
  const lost = [
    ...(lostAddresses.length > 0 ? [addressesOf(lostAddresses.length)] : []),
    ...(lostAnchors.length > 0 ? [anchorsOf(lostAnchors.length)] : []),
  ].join(' and ');
  const rest = gaps.length > 0 ? ' Not everything could be compared.' : '';
  return `${compared}: ${lost || 'nothing'} lost.${rest}`;
}

function addressesOf(number: number): string {
  return count(number, 'address', 'addresses');
}

function anchorsOf(number: number): string {
  return count(number, 'anchor', 'anchors');
}

/** What another site wrote must not steer a terminal, nor end a line. */
function visible(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, encodeURIComponent);
}
