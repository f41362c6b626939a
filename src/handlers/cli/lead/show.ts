import { ENGAGEMENT_WORDS } from '../../../blocks/words.ts';
import { moneyText } from '../../../routing/model/working/money.ts';
import type { Context } from '../../../services/context.ts';
import { type LeadDetail, showLead } from '../../../services/look-up/show-lead.ts';
import { chained } from '../../../words/lists.ts';
import { english } from '../../../words/say.ts';
import type { Reader } from '../../../words/time.ts';
import { findAskedId, noLead } from '../find.ts';
import { aligned, scoreText, snakeKeys } from '../format.ts';
import { printedTime } from '../plain-words.ts';
import type { Answer, Shell } from '../shell.ts';
import { standingLines } from './standing-lines.ts';

export async function show(ctx: Context, shell: Shell, id: string): Promise<Answer> {
  const { timeZone, deps } = shell;
  const leadId = await findAskedId(ctx, id);
  const detail = await showLead(ctx, { leadId, actor: deps.actor, timeZone });
  if (detail === null) throw noLead(id, null);
  const reader = { timeZone, now: ctx.clock.now() };
  const offers = detail.offers.map(({ rep, state, at }) => [printedTime(at, reader), rep, state]);
  const lines = [
    ...standingLines(detail, reader),
    ...aligned(fieldsOf(detail, reader), '  '),
    ...detail.faults.map(
      ({ pointer, message }) => `  ${['set aside', pointer].join(' ').trim()}: ${message}`,
    ),
    ...(offers.length > 0 ? ['Offers', ...aligned(offers, '  ')] : []),
    nextStep(detail),
  ];
  return { json: snakeKeys(detail), lines };
}

function nextStep({ lead: { leadId }, state }: LeadDetail): string {
  const command = state === 'quarantined' ? 'quarantine show' : 'lead explain';
  return `Next: baton ${command} ${leadId}`;
}

function fieldsOf(detail: LeadDetail, reader: Reader): string[][] {
  const { lead } = detail;
  const { language, consent, meetingAt } = lead;
  const rows: [string, string | null][] = [
    ['id', lead.leadId],
    ['company', lead.company],
    ['person', english(lead.person)],
    ['title', lead.title],
    ['e-mail', detail.email],
    ['phone', detail.phone],
    ['facts', english(chained(lead.facts, ' · '))],
    ['looked up', lookedUp(detail)],
    ['message', detail.messageFull],
    ['priority', scoreText(lead.priority)],
    ['tier', lead.tier],
    ['received', printedTime(lead.receivedAt, reader)],
    ['language', language],
    ['consent', consent === null ? null : consent ? 'yes' : 'no'],
    ['meeting', meetingAt && meetingText(meetingAt, detail, reader)],
    ['contact', english(ENGAGEMENT_WORDS[detail.engagement])],
    ['worth', detail.closeAmount && moneyText(detail.closeAmount)],
    ['test', lead.test ? 'yes' : null],
  ];
  return rows.filter((row): row is [string, string] => Boolean(row[1]));
}

function lookedUp({ companyData: { sources, missing } }: LeadDetail): string | null {
  if (missing) return missing === 'asked_again' ? 'not yet, Baton tries again' : 'it could not be';
  return sources.length > 0 ? `at ${sources.join(', ')}` : null;
}

function meetingText(at: Date, { meetingHost }: LeadDetail, reader: Reader): string {
  return `${printedTime(at, reader)}${meetingHost ? ` with ${meetingHost}` : ''}`;
}
