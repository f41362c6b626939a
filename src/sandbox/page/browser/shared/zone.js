/** Instants as a person in some time zone reads and writes them. */

const parts = { hourCycle: 'h23', hour: '2-digit', minute: '2-digit' };

export const timeIn = (at, timeZone) => at.toLocaleTimeString('en-GB', { ...parts, timeZone });

export const secondsIn = (at, timeZone) =>
  at.toLocaleTimeString('en-GB', { ...parts, second: '2-digit', timeZone });

/** `Tue 24 Nov 2026`. */
export function dayIn(at, timeZone) {
  const style = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone };
  return at.toLocaleDateString('en-GB', style).replaceAll(',', '');
}

/** `2026-11-24`, to compare days. */
export const dateIn = (at, timeZone) => at.toLocaleDateString('en-CA', { timeZone });

/** `2026-11-24T10:05`, as an input for date and time holds it. */
export const localIn = (at, timeZone) => `${dateIn(at, timeZone)}T${timeIn(at, timeZone)}`;

/** The instant at which clocks in `timeZone` show `local`. */
export function instantOf(local, timeZone) {
  const guess = Date.parse(`${local}Z`);
  const shown = Date.parse(`${localIn(new Date(guess), timeZone)}Z`);
  return new Date(guess - (shown - guess));
}
