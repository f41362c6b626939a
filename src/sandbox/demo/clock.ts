/** A Tuesday, 10:00 in Madrid: everybody in Europe is at work. */
export const STARTS_AT = new Date('2026-11-24T09:00:00Z');

const printed = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Madrid',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** `10:05:00`, in Madrid. */
export function timeOfDay(at: Date): string {
  return printed.format(at);
}

/** Milliseconds to the next full hour of that number, in Madrid. */
export function untilHour(now: Date, hour: number): number {
  const [h = 0, m = 0, s = 0] = timeOfDay(now).split(':').map(Number);
  const aheadSeconds = hour * 3_600 - (h * 3_600 + m * 60 + s);
  return (aheadSeconds > 0 ? aheadSeconds : aheadSeconds + 86_400) * 1_000;
}

/** `10:05`, in Madrid. */
export function shortTime(at: Date): string {
  return timeOfDay(at).slice(0, 'hh:mm'.length);
}
