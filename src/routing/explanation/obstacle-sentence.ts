/** Says what is in the way of a rep as a sentence that begins with the name. */
import { type Reason, reasonText } from '../model/reasons.ts';

/** A reason may lack its verb, or have a subject of its own; any other is what the name does. */
const LINKS: readonly [RegExp, string][] = [
  [/^(away|full|off|on|no)\b/, ' is '],
  [/^time off\b/, ' has '],
  [/^(Slack|the)\b/, ': '],
];

const TO_YOU: readonly [RegExp, string][] = [
  [/^(away|full|off|on|no)\b/, 'You are $1'],
  [/^time off\b/, 'You have time off'],
  [/^has\b/, 'You have'],
  [/^lacks\b/, 'You lack'],
  [/^starts\b/, 'You start'],
  [/^(declined|did not|paused)\b/, 'You $1'],
];

/** The same to the rep: "You are full: 25 of 25 open", "You lack the skill spanish". */
export function obstacleToYou(why: Reason, timeZone: string | null): string {
  const text = reasonText(why, timeZone);
  const [opening, words] = TO_YOU.find(([begins]) => begins.test(text)) ?? [];
  if (opening && words) return text.replace(opening, words);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** "Ana Ruiz is away until Mon 30 Nov 09:00", "Ben Koch declined this lead: wrong language". */
export function obstacleSentence(name: string, why: Reason, timeZone: string | null): string {
  const text = reasonText(why, timeZone);
  const link = LINKS.find(([opening]) => opening.test(text))?.[1] ?? ' ';
  return `${name}${link}${text}`;
}
