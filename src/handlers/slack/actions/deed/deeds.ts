import * as ids from '../../../../blocks/action-ids.ts';
import { spelled } from '../../../../words/reading.ts';
import { say } from '../../../../words/say.ts';
import type { Pressed } from '../click.ts';

interface PressedBy extends Pressed {
  repId: string;
}

/** What a button would do, as the command that does it, in the words of whoever presses it. */
const COMMANDS: Readonly<Record<string, (pressed: PressedBy) => string | null>> = {
  [ids.LEAD_TAKE]: ({ about, repId }) =>
    `assign ${about.lead} @${repId} --final ${spelled(say`asked to take it`)}`,
  [ids.ESCALATION_GIVEBACK]: ({ about }) =>
    about.rep
      ? `assign ${about.lead} @${about.rep} ${spelled(say`another chance to claim it`)}`
      : null,
  [ids.LEAD_TOUCH]: ({ about }) => `touch ${about.lead}`,
  [ids.LEAD_KEEP]: ({ about }) => `fine ${about.lead}`,
  [ids.LEAD_GIVEBACK]: ({ about }) => `giveback ${about.lead}`,
  [ids.LEAD_UNDO]: ({ about }) => `undo ${about.lead}`,
  [ids.LEAD_RESTORE]: ({ about }) => `restore ${about.lead}`,
};

/** The deed that a refused click can be asked for; null for what only opens a form. */
export function deedOf(pressed: PressedBy): { command: string; lead: string } | null {
  const { lead } = pressed.about;
  if (!lead) return null;
  const closeAs = ids.closeChoiceOf(pressed.choice) ?? ids.closeChoiceOf(pressed.actionId);
  const isGiveBack = pressed.choice === 'giveback';
  const act = isGiveBack ? ids.LEAD_GIVEBACK : pressed.actionId;
  const words = closeAs ? `close ${lead} ${closeAs}` : COMMANDS[act]?.(pressed);
  return words ? { command: `/lead ${words}`, lead } : null;
}
