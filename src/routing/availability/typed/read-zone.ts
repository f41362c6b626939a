/** Reads a time zone as people type it, and guesses which was meant. */

import { type Phrase, say } from '../../../words/say.ts';
import { timeZone } from '../../model/workspace/roster.ts';

export type ReadZone = { timeZone: string } | { fault: Phrase };

/** Needs the IANA name, in whatever case; a city alone is answered with the zone it may be in. */
export function readZone(typed: string): ReadZone {
  const lower = typed.toLowerCase().replaceAll(' ', '_');
  if (lower === 'utc') return { timeZone: 'UTC' };
  const zones = Intl.supportedValuesOf('timeZone');
  const listed = zones.find((name) => name.toLowerCase() === lower);
  if (listed !== undefined) return { timeZone: listed };
  // The list has one name of each zone; others, such as Asia/Kolkata, are as good.
  if (typed.includes('/') && timeZone.safeParse(typed).success) return { timeZone: typed };
  const near = zones.find((name) => name.toLowerCase().endsWith(`/${lower}`));
  const hint = near ? say`Did you mean ${near}?` : say`Write one such as Europe/Madrid.`;
  return { fault: say`“${typed}” is no time zone. ${hint}` };
}
