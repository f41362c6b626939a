const MOST_SLIPS = 2;

/** The candidate that `word` was most likely meant to be, or null when none is near. */
export function nearestWord(word: string, candidates: readonly string[]): string | null {
  const ranked = candidates
    .map((candidate) => ({ candidate, slips: editDistance(word, candidate) }))
    .filter(({ candidate, slips }) => slips <= Math.min(MOST_SLIPS, candidate.length - 1))
    .toSorted((a, b) => a.slips - b.slips);
  return ranked[0]?.candidate ?? null;
}

/** Levenshtein's distance: letters to add, drop or change. */
export function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [i, letter] of Array.from(from).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(to).entries()) {
      const changed = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
