/** Words lists, durations and shares the same way everywhere on the page of a policy. */

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** 900000 is `15 minutes`, 5400000 `90 minutes`: one unit, the largest that comes out even. */
export function durationWords(ms: number): string {
  const [name, unit] = UNITS.find(([, size]) => ms >= size && ms % size === 0) ?? ['second', 1_000];
  const count = ms / unit;
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

/** `a, b and c` */
export function listWords(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** `speed_to_lead` is `speed to lead`. */
export function plain(name: string): string {
  return name.replaceAll('_', ' ');
}

/** 0.285 is `29 %`. */
export function shareWords(share: number): string {
  return `${Math.round(share * 100)} %`;
}
