/** Finds where names that each lead to one other come back to where they began. */

/** Each ring once, beginning with the first of its names in the order of the map. */
export function findRings(next: ReadonlyMap<string, string | undefined>): string[][] {
  const seen = new Set<string>();
  return [...next.keys()].flatMap((start) => {
    const path: string[] = [];
    let at: string | undefined = start;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      path.push(at);
      at = next.get(at);
    }
    const first = at === undefined ? -1 : path.indexOf(at);
    return first < 0 ? [] : [fromFirst(path.slice(first), [...next.keys()])];
  });
}

function fromFirst(ring: string[], order: readonly string[]): string[] {
  const first = order.find((name) => ring.includes(name)) ?? '';
  const at = ring.indexOf(first);
  return [...ring.slice(at), ...ring.slice(0, at)];
}
