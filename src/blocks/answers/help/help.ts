import type { LeadRow, OfferRow } from '../../../routing/model/cards/cards.ts';
import type { Part } from '../../../routing/model/cards/standings/listed.ts';
import { counted } from '../../../words/numbers.ts';
import { say } from '../../../words/say.ts';
import type { Reader } from '../../../words/time.ts';
import { COMMAND_HELP } from '../../action-ids.ts';
import { button, rendered, row, section, sections } from '../../elements.ts';
import { offerRow, openLine } from '../../home/home-rep.ts';
import { SHOWN } from '../../limits.ts';
import { firstOf } from '../../paging.ts';
import { joined, lined, mrkdwn, type SafeText, spaced } from '../../text.ts';
import { type Answer, answer } from '../answer.ts';
import { type CommandName, USAGE, type Usage } from './usage.ts';

export function leadHelp(): Answer {
  return help('/lead');
}

interface OwnLeads {
  waiting: Part<OfferRow>;
  open: Part<LeadRow>;
}

/** Nothing was typed: what waits for whoever asks, answered right here, then what is due next. */
export function ownLeads({ waiting, open }: OwnLeads, reader: Reader): Answer {
  const count = counted(waiting.total, 'lead');
  const first = mrkdwn`*${count} waiting for you, ${open.total} open.* Home lists them.`;
  const last = mrkdwn`Type /lead help to see the commands.`;
  const answering = (offer: OfferRow) => offerRow(offer, reader);
  const due = (lead: LeadRow) => [section(openLine(lead, reader))];
  const byDeadline = open.rows.toSorted((a, b) => deadlineOf(a) - deadlineOf(b));
  const { text } = rendered(spaced(first, last), []);
  const blocks = [
    section(first),
    ...firstOf(waiting, { list: 'waiting', max: SHOWN.waitingHere, draw: answering }),
    ...firstOf({ ...open, rows: byDeadline }, { list: 'open', max: SHOWN.openHere, draw: due }),
    row(last, helpButton('/lead')),
  ];
  return { text, blocks };
}

function deadlineOf({ dueAt }: LeadRow): number {
  return dueAt?.getTime() ?? Number.POSITIVE_INFINITY;
}

/** Nothing was typed: whether leads come to whoever asks; null for who is in no pool. */
export function ownRouting(standing: SafeText | null): Answer {
  const first = standing ?? mrkdwn`You are in no pool, so no lead comes to you.`;
  const last = mrkdwn`Type /routing help to see the commands.`;
  const { text } = rendered(spaced(first, last), []);
  return { text, blocks: [section(first), row(last, helpButton('/routing'))] };
}

export function routingHelp(): Answer {
  return help('/routing');
}

function help(command: CommandName): Answer {
  const usage = Object.entries(USAGE[command]).filter(([verb]) => verb !== 'help');
  const lines = usage.map(([verb, use]) => mrkdwn`*${typed(command, verb, use)}* ${use.does}`);
  const all = [
    ...lines,
    ...(command === '/lead' ? [mrkdwn`ID is an id, an e-mail or a company.`] : []),
    mrkdwn`More of one of them: ${command} help VERB. Slack takes no commands in threads.`,
  ];
  return rendered(joined(all, '\n'), sections(all));
}

function typed(command: CommandName, verb: string, { takes }: Usage): string {
  return `${command} ${verb} ${takes}`.trim();
}

/** How one command is typed, an example, and who may. */
export function topicHelp(command: CommandName, verb: string, aliases: readonly string[]): Answer {
  const use = USAGE[command][verb];
  if (!use) return help(command);
  const also = aliases.length > 0 ? mrkdwn`Also called ${aliases.join(', ')}.` : null;
  return answer(
    lined(
      mrkdwn`*${typed(command, verb, use)}* ${use.does}`,
      mrkdwn`For example: ${use.example}`,
      mrkdwn`Who may: ${use.who}.`,
      also,
    ),
    button({ label: say`All of ${command}`, action: COMMAND_HELP, value: { command } }),
  );
}

/** Under what went wrong: how the command is typed. */
export function helpButton(command: string) {
  return button({ label: say`Help`, action: COMMAND_HELP, value: { command } });
}
