import type { LeadRow, SnoozeView } from '../../../routing/model/cards/cards.ts';
import { CLOSE_OUTCOMES, LEAD_STATES } from '../../../routing/model/lead.ts';
import type { Context } from '../../../services/context.ts';
import { listLeads, MOST_LISTED } from '../../../services/look-up/list-leads.ts';
import { english } from '../../../words/say.ts';
import type { Reader } from '../../../words/time.ts';
import { aligned, snakeKeys } from '../format.ts';
import { anyOf, counted, printedTime } from '../plain-words.ts';
import type { Answer, Shell } from '../shell.ts';
import { readSince, readWord } from '../usage.ts';

export interface ListOptions {
  status?: string;
  outcome?: string;
  since?: string;
}

export async function list(
  ctx: Context,
  { timeZone }: Shell,
  options: ListOptions,
): Promise<Answer> {
  const now = ctx.clock.now();
  const { status, outcome, since } = options;
  const leads = await listLeads(ctx, {
    ...(status === undefined ? {} : { state: readWord('state', status, LEAD_STATES) }),
    ...(outcome === undefined ? {} : { outcome: readWord('outcome', outcome, CLOSE_OUTCOMES) }),
    ...(since === undefined ? {} : { since: readSince(since, now) }),
  });
  if (leads.length === 0) {
    const lines = ['No leads.', 'Next: baton lead submit FILE --source S'];
    return { json: [], lines };
  }
  const rows = leads.map((lead) => row(lead, { timeZone, now }));
  return {
    json: snakeKeys(leads),
    lines: [headline(leads.length), ...aligned(rows, '  '), 'Next: baton lead explain ID'],
  };
}

function headline(found: number): string {
  if (found < MOST_LISTED) return counted(found, 'lead');
  return `The newest ${found} leads; --status and --since say which`;
}

function row(lead: LeadRow, reader: Reader): string[] {
  const { leadId, state, company, person, repName, dueAt, why, snooze } = lead;
  const name = `${company || person}${lead.test ? ' (test)' : ''}`;
  const due = dueAt === null ? '' : `by ${printedTime(dueAt, reader)}`;
  const who = repName === null ? '–' : anyOf(repName);
  return [leadId, state, name, who, due, snooze ? asleep(snooze, reader) : english(why)];
}

function asleep({ until, reason }: SnoozeView, reader: Reader): string {
  return `snoozed until ${printedTime(until, reader)}${reason && ` (${reason})`}`;
}
