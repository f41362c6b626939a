import { COMMAND_HELP, COMMAND_RUN, LEAD_SHOW } from '../action-ids.ts';
import { button, context, rendered, row } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { cut, dotted, leadName, mrkdwn } from '../text.ts';
import { listed } from '../words.ts';
import { type Answer, answer } from './answer.ts';

/** Answers to a command that could not be run as it was typed. */

interface NamedLead {
  leadId: string;
  company: string;
  person: string;
}

/** `what` is an act such as "Reassigning EMEA leads"; `needs` the role, `who` its holders. */
export function notPermitted(denied: { what: string; needs: string; who: string[] }): Answer {
  const who = denied.who.length > 0 ? mrkdwn`: ${listed(denied.who)}` : mrkdwn``;
  return answer(mrkdwn`${denied.what} is for ${denied.needs}${who}.`);
}

/** Where the policy says who may move this very lead. */
export function notYourLead({ company, who }: { company: string; who: string[] }): Answer {
  const name = leadName({ company, person: '' });
  const only = who.length > 0 ? mrkdwn`Only ${listed(who)}` : mrkdwn`Nobody here`;
  return answer(mrkdwn`${only} may give ${name} to somebody else. Nothing was changed.`);
}

/** `reasons` are those of the policy, which takes no others. */
export function unknownReason(reasons: readonly string[]): Answer {
  return answer(mrkdwn`Begin with a reason of the policy: ${listed(reasons, 'or')}.`);
}

export function missingNote(reason: string): Answer {
  return answer(mrkdwn`Say in a few words what “${reason}” means here, after it.`);
}

export function unknownLead(typed: string, near: NamedLead | null): Answer {
  const said = cut(typed, 60);
  if (!near) return answer(mrkdwn`I know no lead “${said}”. Try an id, an e-mail or a company.`);
  return answer(
    mrkdwn`I know no lead “${said}”. Did you mean ${leadName(near)} (${near.leadId})?`,
    button({ label: 'Show it', action: LEAD_SHOW, value: { lead: near.leadId } }),
  );
}

export function severalLeads(typed: string, found: readonly NamedLead[]): Answer {
  const ask = mrkdwn`${found.length} leads match “${cut(typed, 60)}”. Which one?`;
  const shown = found.slice(0, SHOWN.lines);
  const rest = found.length - shown.length;
  return rendered(ask, [
    ...answer(ask).blocks,
    ...shown.map(choiceRow),
    ...(rest > 0 ? [context(mrkdwn`and ${rest} more: use the id or the e-mail`)] : []),
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
  const help = button({ label: 'Help', action: COMMAND_HELP });
  if (!near) return answer(mrkdwn`I don't know “${said}”.`, help);
  const value = { command: cut(near.correction, 1000) };
  return answer(
    mrkdwn`I don't know “${said}”. Did you mean ${near.word}?`,
    button({ label: near.correction, action: COMMAND_RUN, value }),
    help,
  );
}

/** `usage` is the command as it should be typed, e.g. `/lead assign ID @rep REASON`. */
export function missingWords(usage: string): Answer {
  return answer(mrkdwn`Something is missing. Type ${usage}`);
}

export function badTime(typed: string): Answer {
  const said = cut(typed, 40);
  return answer(mrkdwn`“${said}” is no time. Try until 15:00, until Monday or 2h.`);
}

function choiceRow(lead: NamedLead) {
  const name = mrkdwn`*${leadName(lead)}*`;
  const person = lead.person ? mrkdwn`${cut(lead.person, SHOWN.person)}` : null;
  const show = button({ label: 'Show it', action: LEAD_SHOW, value: { lead: lead.leadId } });
  return row(dotted(name, person, mrkdwn`${lead.leadId}`), show);
}
