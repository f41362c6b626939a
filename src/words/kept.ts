/** Making a format of `Intl` costs more than a whole card, so a language has its own for good. */
export function kept<K extends string, T>(
  make: (tag: string, what: K) => T,
): (tag: string, what: K) => T {
  const known = new Map<string, T>();
  return (tag, what) => {
    const key = `${tag} ${what}`;
    const found = known.get(key) ?? make(tag, what);
    known.set(key, found);
    return found;
  };
}
