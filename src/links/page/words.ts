const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The words of a text, whatever its script: capital letters and accents make no difference. */
export function wordsOf(text: string): Set<string> {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = new Set<string>();
  for (const { segment, isWordLike } of segmenter.segment(plain)) {
    if (isWordLike) words.add(segment);
  }
  return words;
}

/** How much of the text with fewer words is in the other as well, from 0 to 1; 1 where one has none. */
export function overlap(one: string, other: string): number {
  const [smaller, larger] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.size - b.size);
  if (!smaller || !larger || smaller.size === 0) return 1;
  let shared = 0;
  for (const word of smaller) if (larger.has(word)) shared += 1;
  return shared / smaller.size;
}

/** Whether two texts are the same but for capital letters, accents and signs. */
export function isSameText(one: string, other: string): boolean {
  return [...wordsOf(one)].join(' ') === [...wordsOf(other)].join(' ');
}
