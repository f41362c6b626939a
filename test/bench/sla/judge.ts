export function verdict(goal: string, isHeld: boolean): string {
  return `goal ${goal}: ${isHeld ? 'HELD' : 'MISSED'}`;
}

/** The one of rank ⌈p · n⌉, in whatever unit they are. */
export function rank(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(p * sorted.length) - 1] ?? Number.NaN;
}
