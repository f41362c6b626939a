/** Prints an instant for the words of a notice, in the zone of whoever will probably read it. */
const DAY_MS = 86_400_000;

/** `Mon 09:00`; from a week on with the date, `30 Nov 09:00`. */
export function localTime(at: Date, { timeZone, now }: { timeZone: string; now: Date }): string {
  const isNear = at.getTime() - now.getTime() < 7 * DAY_MS;
  const day = part(
    at,
    timeZone,
    isNear ? { weekday: 'short' } : { day: 'numeric', month: 'short' },
  );
  const time = part(at, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${day} ${time}`;
}

function part(at: Date, timeZone: string, what: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { ...what, timeZone }).format(at);
}
