import { type Phrase, say } from '../../words/say.ts';
import { COMMAND_RUN, HOURS_OPEN, LEAD_SHOW } from '../action-ids.ts';
import { actions, button } from '../elements.ts';
import type { Answer } from './answer.ts';
import { helpButton } from './help/help.ts';

/** Every answer to a command ends with a next step: where it names none, with one of these. */

export function withShown(said: Answer, leadId: string): Answer {
  if (hasStep(said)) return said;
  const show = button({ label: say`Show the lead`, action: LEAD_SHOW, value: { lead: leadId } });
  return { ...said, blocks: [...said.blocks, actions(show)] };
}

/** `line` is the command as far as its verb. */
export function withHelp(said: Answer, line: string): Answer {
  if (hasStep(said)) return said;
  return { ...said, blocks: [...said.blocks, actions(helpButton(line))] };
}

/** Runs the whole command, whoever presses it. */
export function commandButton(label: Phrase, command: string) {
  return button({ label, action: COMMAND_RUN, value: { command } });
}

export function teamButton() {
  return commandButton(say`See the team`, '/routing status');
}

/** Of that rep. */
export function hoursButton(repId: string) {
  return button({ label: say`Hours and time off`, action: HOURS_OPEN, value: { rep: repId } });
}

export function hasStep({ blocks }: Answer): boolean {
  return blocks.some((block) => block.type === 'actions' || 'accessory' in block);
}
