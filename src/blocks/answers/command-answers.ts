import { listed } from '../../words/lists.ts';
import { type Phrase, say } from '../../words/say.ts';
import { COMMAND_HELP, COMMAND_RUN, LEAD_SHOW } from '../action-ids.ts';
import { button, context, rendered, row } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import {
  cut,
  dotted,
  leadFirst,
  leadName,
  mrkdwn,
  type NamedLead,
  personBeside,
  type SafeText,
} from '../text.ts';
import { type Answer, answer } from './answer.ts';
import { helpButton } from './help/help.ts';
import { usageOf } from './help/usage.ts';

/** As much as a button carries; a longer one would run cut short. */
const LONGEST_COMMAND = 1000;

/** Answers to a command that could not be run as it was typed. */

type Lead = NamedLead & { leadId: string };

/** `what` is an act such as "Reassigning EMEA leads"; `needs` the role, `who` its holders. */
export function notPermitted(denied: {
  what: Phrase;
  needs: Phrase;
  who: string[];
  ask?: Answer['mayAllow'];
}): Answer {
  const who = denied.who.length > 0 ? mrkdwn`: ${listed(denied.who)}` : mrkdwn``;
  const words = answer(mrkdwn`${denied.what} is for ${denied.needs}${who}.`);
  return { ...words, ...(denied.ask && { mayAllow: denied.ask }) };
}

/** Where the policy says who may move this very lead. */
export function notYourLead(denied: {
  company: string;
  who: string[];
  ask?: Answer['mayAllow'];
}): Answer {
  const { company, who, ask } = denied;
  const name = leadName({ company });
  const only = who.length > 0 ? mrkdwn`Only ${listed(who)}` : mrkdwn`Nobody here`;
  const words = answer(mrkdwn`${only} may give ${name} to somebody else. Nothing was changed.`);
  return { ...words, ...(ask && { mayAllow: ask }) };
}

/** `reasons` are those of the policy, which takes no others. */
export function unknownReason(reasons: readonly string[]): Answer {
  return answer(mrkdwn`Begin with a reason of the policy: ${listed(reasons, 'or')}.`);
}

export function missingNote(reason: string): Answer {
  return answer(mrkdwn`Say in a few words what “${reason}” means here, after it.`);
}

export function unknownLead(typed: string, near: Lead | null): Answer {
  const said = cut(typed, 60);
  if (!near) return answer(mrkdwn`I know no lead “${said}”. Try an id, an e-mail or a company.`);
  return answer(
    mrkdwn`I know no lead “${said}”. Did you mean ${leadName(near)} (${near.leadId})?`,
    button({ label: say`Show it`, action: LEAD_SHOW, value: { lead: near.leadId } }),
  );
}

interface Several {
  /** The first of them. */
  leads: readonly Lead[];
  total: number;
}

/** `atLeast`: they were not counted further. */
export function severalLeads(
  several: Several & { typed: string; atLeast: boolean },
  complete: (leadId: string) => string,
): Answer {
  const { typed, total, atLeast } = several;
  const many = atLeast ? mrkdwn`More than ${total}` : mrkdwn`${total}`;
  return pickLead(mrkdwn`${many} leads match “${cut(typed, 60)}”. Which one?`, several, complete);
}

/** `complete` is the command with that lead in it, which its row's button runs. */
export function pickLead(
  ask: SafeText,
  { leads, total }: Several,
  complete: (leadId: string) => string,
): Answer {
  const shown = leads.slice(0, SHOWN.lines);
  const rest = total - shown.length;
  const more = mrkdwn`and ${rest} more: type more of the name, the e-mail or the id`;
  return rendered(ask, [
    ...answer(ask).blocks,
    ...shown.map((lead) => choiceRow(lead, complete(lead.leadId))),
    ...(rest > 0 ? [context(more)] : []),
  ]);
}

export function unknownRep(typed: string): Answer {
  return answer(mrkdwn`I know no rep “${cut(typed, 60)}”. Type /routing status to see them all.`);
}

/** `correction` is the whole command as it was probably meant. */
export function unknownCommand(
  typed: string,
  near: { word: string; correction: string } | null,
): Answer {
  const said = cut(typed, 40);
  const help = button({ label: say`Help`, action: COMMAND_HELP });
  if (!near) return answer(mrkdwn`I don't know “${said}”.`, help);
  const { word, correction: command } = near;
  const question = mrkdwn`I don't know “${said}”. Did you mean ${word}?`;
  if (command.length > LONGEST_COMMAND) return answer(question, help);
  return answer(
    question,
    button({ label: command, action: COMMAND_RUN, value: { command } }),
    help,
  );
}

/** `line` is the command as far as its verb, e.g. `/lead assign`. */
export function missingWords(line: string): Answer {
  const { typed, example } = usageOf(line);
  return answer(mrkdwn`Something is missing. Type ${typed}, such as ${example}`, helpButton(line));
}

export function badTime(typed: string): Answer {
  const said = cut(typed, 40);
  return answer(mrkdwn`“${said}” is no time. Try until 15:00, until Monday or 2h.`);
}

function choiceRow(lead: Lead, command: string) {
  const name = mrkdwn`*${leadFirst(lead)}*`;
  const spoken = say`This one: ${leadName(lead, 40)}`;
  const choose =
    command.length <= LONGEST_COMMAND
      ? button({ label: say`This one`, action: COMMAND_RUN, value: { command }, spoken })
      : button({ label: say`Show it`, action: LEAD_SHOW, value: { lead: lead.leadId } });
  return row(dotted(name, personBeside(lead), mrkdwn`${lead.leadId}`), choose);
}
