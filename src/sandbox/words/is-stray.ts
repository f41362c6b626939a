import type { FoundText } from './collect-texts.ts';
import { CHOICES, ERRORS } from './surfaces.ts';

/** A choice is the customer's own, an error is for machines too. */
const ELSEWHERE = new Set([CHOICES, ERRORS]);

const TYPED = 'a command as it is typed';

/** What no language changes, and why. */
export const SAME_EVERYWHERE: ReadonlyMap<string, string> = new Map([
  ['/lead {words}', TYPED],
  ['/routing resume {pool}', TYPED],
  ['{line} {fromId} into', TYPED],
  ['{name} help {meant}', TYPED],
  ['assign {lead} @{repId} --final {spelled}', TYPED],
  ['assign {lead} @{rep} {spelled}', TYPED],
  ['close {lead} {closeAs}', TYPED],
  ['fine {lead}', TYPED],
  ['giveback {lead}', TYPED],
  ['help {topic}', TYPED],
  ['restore {lead}', TYPED],
  ['touch {lead}', TYPED],
  ['undo {lead}', TYPED],
  ['- { id: website, kind: generic, channel: web }', 'a line of sources.yml'],
  [' There is {pools}.', 'the end of an error'],
]);

/** Whether it is spelled in English, whatever language its reader speaks. */
export function isStray({ marked, surface, text }: FoundText): boolean {
  return !marked && !ELSEWHERE.has(surface) && !SAME_EVERYWHERE.has(text);
}
