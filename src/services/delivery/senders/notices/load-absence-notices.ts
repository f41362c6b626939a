/** Words and addressees of what is said of people: away, out of reach, or gone. */
import type { OutboxRecord } from '../../../../db/delivery/outbox-store.ts';
import { findRepById, loadRepStates, type RepRecord } from '../../../../db/workspace/team-store.ts';
import { chained } from '../../../../words/lists.ts';
import { counted } from '../../../../words/numbers.ts';
import { type Phrase, type Slot, say } from '../../../../words/say.ts';
import { printedEnd } from '../../../../words/time.ts';
import type { Context } from '../../../context.ts';
import { listOwnedLeads } from '../../../steps/people/cover-leads.ts';
import { loadTeam } from '../../../steps/placing/load-team.ts';
import { managersOfRep } from '../../../views/escalation/escalation-path.ts';
import { nameOfRep } from '../../../views/names.ts';
import { zoneOf } from '../../../views/zone-of.ts';
import { card, managersOf, type Notice, numberOf, textOf } from './notice.ts';

const MOST_NAMED = 10;

export async function loadUndeliverable(ctx: Context, message: OutboxRecord): Promise<Notice> {
  const name = await nameOfRep(ctx.db.read, textOf(message, 'repId'));
  const word = textOf(message, 'word');
  const text = say`Slack does not take my messages to ${name} (${word}). Leads go to others.`;
  return { path: await managersOf(ctx, message), card: card(say`I can't reach ${name}`, text) };
}

/** Claimed leads stay with whoever is away; null once nothing is left in hand. */
export async function loadAwayWithLeads(
  ctx: Context,
  message: OutboxRecord,
): Promise<Notice | null> {
  const from = ctx.db.read;
  const repId = textOf(message, 'repId');
  const rep = await findRepById(from, repId);
  const leads = await listOwnedLeads(from, repId);
  if (!rep || leads.length === 0) return null;
  const inHand = say`${counted(leads.length, 'lead')} in hand: ${someOf(leads)}`;
  const until = textOf(message, 'until');
  const text = until
    ? say`Until ${await endFor(ctx, rep, new Date(until))}, with ${inHand}.`
    : say`Until further notice, with ${inHand}.`;
  const title = say`${rep.profile.name} is away`;
  return { path: await managersOfRep(from, rep), card: card(title, text) };
}

function someOf(leads: readonly { company: string }[]): Phrase {
  const rest = leads.length - MOST_NAMED;
  const named = leads.slice(0, MOST_NAMED).map((lead) => lead.company);
  return rest > 0 ? say`${chained(named, ', ')} and ${rest} more` : chained(named, ', ');
}

/** In the zone of whoever manages them, who will probably read it. */
async function endFor({ db, clock }: Context, rep: RepRecord, end: Date): Promise<Phrase> {
  const { manager } = rep.profile;
  const boss = manager ? await findRepById(db.read, manager) : null;
  return printedEnd(end, { timeZone: await zoneOf(db.read, boss ?? rep), now: clock.now() });
}

/** To whoever stands in; null once they do no more. */
export async function loadCovering(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const team = await loadTeam(ctx.db.read, ctx.clock.now());
  const away = team.get(textOf(message, 'repId'));
  const cover = team.get(textOf(message, 'coverId'));
  const isOver = away?.shift.state !== 'unavailable' || away.coverId !== cover?.record.id;
  if (isOver || !cover?.record.slackUserId) return null;
  const { name } = away.record.profile;
  const until = textOf(message, 'until');
  const { timeZone } = cover.presence.calendar;
  const end = until && printedEnd(new Date(until), { timeZone, now: ctx.clock.now() });
  const gone = end ? say`${name} is away until ${end}.` : say`${name} is away.`;
  const meanwhile = say`New leads of accounts that ${name} owns come to you meanwhile.`;
  const text = chained([gone, takenWords(numberOf(message, 'taken')), meanwhile], ' ');
  return { path: [cover.record.slackUserId], card: card(say`You cover ${name}`, text) };
}

function takenWords(taken: number): Slot {
  if (taken === 0) return '';
  return taken === 1
    ? say`1 lead could not wait and is yours now.`
    : say`${taken} leads could not wait and are yours now.`;
}

/** To the rep; null once they are back. */
export async function loadAwayForMisses(
  ctx: Context,
  message: OutboxRecord,
): Promise<Notice | null> {
  const from = ctx.db.read;
  const rep = await findRepById(from, textOf(message, 'repId'));
  const state = (await loadRepStates(from)).get(rep?.id ?? '');
  if (!rep?.slackUserId || !state?.awayForMisses) return null;
  const misses = numberOf(message, 'misses');
  const text =
    misses === 1
      ? say`You missed 1 lead, so I set you to Away. No new leads until you are back.`
      : say`You missed ${misses} leads in a row, so I set you to Away. No new leads until you are back.`;
  const told = card(say`You are Away`, text);
  return { path: [rep.slackUserId], card: { ...told, comesBack: true } };
}

export async function loadLeft(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const from = ctx.db.read;
  const rep = await findRepById(from, textOf(message, 'repId'));
  if (!rep) return null;
  const { name } = rep.profile;
  const [offers, leads] = [numberOf(message, 'offers'), numberOf(message, 'leads')];
  const accounts = numberOf(message, 'accounts');
  const title = say`I can't reach ${name} in Slack any more`;
  const went = say`${counted(offers, 'open offer')} and ${counted(leads, 'lead')} in hand went on.`;
  const owns = say`${name} owns ${counted(accounts, 'account')}: name another owner in accounts.csv.`;
  const text = message.payload.accounts ? chained([went, owns], '\n') : went;
  return { path: await managersOfRep(from, rep), card: card(title, text) };
}
