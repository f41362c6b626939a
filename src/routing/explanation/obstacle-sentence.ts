/** Says what is in the way of a rep as a sentence that begins with the name. */
import { type Reason, reasonText } from '../model/reasons.ts';

/** A reason may lack its verb, or have a subject of its own; any other is what the name does. */
const LINKS: readonly [RegExp, string][] = [
  [/^(away|full|off|on|no)\b/, ' is '],
  [/^time off\b/, ' has '],
  [/^(Slack|the)\b/, ': '],
];

/** "Ana Ruiz is away until Mon 30 Nov 09:00", "Ben Koch declined this lead: wrong language". */
export function obstacleSentence(name: string, why: Reason, timeZone: string | null): string {
  const text = reasonText(why, timeZone);
  const link = LINKS.find(([opening]) => opening.test(text))?.[1] ?? ' ';
  return `${name}${link}${text}`;
}
