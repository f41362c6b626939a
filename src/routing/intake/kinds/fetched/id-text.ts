/** Decides how an id of a provider is kept: as text, which some write as a number. */

export function idText(id: unknown): string | undefined {
  if (typeof id === 'string') return id;
  return Number.isSafeInteger(id) ? String(id) : undefined;
}
