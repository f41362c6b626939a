/** Words and addressees of the small notices that are not about one running offer. */

import type { OutboxRecord } from '../../../db/delivery/outbox-store.ts';
import { latestDecision } from '../../../db/leads/decision-store.ts';
import { findLead } from '../../../db/leads/lead-store.ts';
import { findOpenAssignment, listOffers } from '../../../db/leads/offer-store.ts';
import { findRepById, isRepGone, loadRepStates } from '../../../db/workspace/team-store.ts';
import type { NoticeCard } from '../../../routing/model/cards/cards.ts';
import { formatDuration } from '../../../routing/model/duration.ts';
import { placeOfPool } from '../../../routing/model/workspace/set-up.ts';
import { counted } from '../../../words/numbers.ts';
import { english } from '../../../words/say.ts';
import { printedTime } from '../../../words/time.ts';
import { readChannels } from '../../channels/read-channels.ts';
import type { Context } from '../../context.ts';
import { loadGroupNotice } from '../../groups/load-group-notice.ts';
import { loadStaleNotice } from '../../mappings/load-stale-notice.ts';
import { loadDeedNotice } from '../../ownership/asking/load-deed-notice.ts';
import { loadOwnerNotice } from '../../ownership/load-owner-notice.ts';
import { loadPolicyNotice } from '../../policy/shown/load-policy-notice.ts';
import { listOwnedLeads } from '../../steps/people/cover-leads.ts';
import {
  escalationPath,
  managersOfRep,
  opsPath,
  unique,
} from '../../views/escalation/escalation-path.ts';
import { fetchDeniedWords } from '../../views/fetch-words.ts';
import { heldReason } from '../../views/lead/held-reason.ts';
import { summarizeLead } from '../../views/lead/lead-summary.ts';
import { nameOfHolder, nameOfRep } from '../../views/names.ts';
import { crmOutageWords, lastedWords } from '../../views/outage-words.ts';
import { zoneOf } from '../../views/zone-of.ts';
import { loadLivePolicyIn } from '../../workspace/load-policy.ts';
import { loadBulk } from './notices/load-bulk-notice.ts';
import { loadSnoozeEnd, loadTouchLate } from './notices/load-touch-notices.ts';
import { loadAccessBack } from './set-up/load-access-notice.ts';

export interface Notice {
  /** Where to try, in order of preference. */
  path: string[];
  card: NoticeCard;
}

/** Null when the notice has lost its reason, or has nobody to go to. */
type Loader = (ctx: Context, message: OutboxRecord) => Promise<Notice | null>;

const NOTICES: Record<string, Loader> = {
  paused: loadPaused,
  resumed: loadResumed,
  undeliverable: loadUndeliverable,
  held: loadHeld,
  gift_declined: loadGiftDeclined,
  touch_late: loadTouchLate,
  snooze_over: loadSnoozeEnd,
  crm_down: loadCrmDown,
  crm_up: loadCrmUp,
  crm_owner: loadOwnerNotice,
  stale: loadStale,
  told: loadTold,
  owner_waits: loadOwnerWaits,
  owner_out: loadOwnerOut,
  away_with_leads: loadAwayWithLeads,
  away_for_misses: loadAwayForMisses,
  left: loadLeft,
  bulk: (ctx, message) => loadBulk(ctx, message.payload.poolId),
  access_back: loadAccessBack,
  fetch_denied: loadFetchDenied,
  stale_names: loadStaleNotice,
  group_strangers: loadGroupNotice,
  deed_done: loadDeedNotice,
  deed_refused: loadDeedNotice,
  deed_cut_off: loadDeedNotice,
  policy_approved: loadPolicyNotice,
  policy_rejected: loadPolicyNotice,
  policy_rolled_back: loadPolicyNotice,
  policy_break_glass: loadPolicyNotice,
};

export async function loadNotice(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  if (message.kind === 'repeat_notice') return loadRepeat(ctx, message);
  return (await NOTICES[textOf(message, 'notice')]?.(ctx, message)) ?? null;
}

async function loadPaused(ctx: Context, message: OutboxRecord): Promise<Notice> {
  const text = `${textOf(message, 'by')} paused it. New leads wait on hold until it is resumed.`;
  const title = `${poolWords(message)} is paused`;
  return { path: await opsPath(ctx.db.read), card: card(title, text, null) };
}

async function loadResumed(ctx: Context, message: OutboxRecord): Promise<Notice> {
  const text = `${textOf(message, 'by')} resumed it. What waited on hold goes out now.`;
  const title = `${poolWords(message)} goes on`;
  return { path: await opsPath(ctx.db.read), card: card(title, text, null) };
}

function poolWords(message: OutboxRecord): string {
  const pool = textOf(message, 'pool');
  return pool === 'all' ? 'All routing' : `The pool ${pool}`;
}

async function loadUndeliverable(ctx: Context, message: OutboxRecord): Promise<Notice> {
  const name = await nameOfRep(ctx.db.read, textOf(message, 'repId'));
  const word = textOf(message, 'word');
  const text = `Slack does not take my messages to ${name} (${word}). Leads go to others.`;
  return { path: await managersOf(ctx, message), card: card(`I can't reach ${name}`, text, null) };
}

const MOST_NAMED = 10;

/** Claimed leads stay with whoever is away; null once nothing is left in hand. */
async function loadAwayWithLeads(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const from = ctx.db.read;
  const repId = textOf(message, 'repId');
  const rep = await findRepById(from, repId);
  const leads = await listOwnedLeads(from, repId);
  if (!rep || leads.length === 0) return null;
  const { name, manager } = rep.profile;
  const boss = manager ? await findRepById(from, manager) : null;
  const reader = { timeZone: await zoneOf(from, boss ?? rep), now: ctx.clock.now() };
  const until = textOf(message, 'until');
  const end = until
    ? `until ${english(printedTime(new Date(until), reader))}`
    : 'until further notice';
  const rest = leads.length - MOST_NAMED;
  const named = leads.slice(0, MOST_NAMED).map((lead) => lead.company);
  const list = rest > 0 ? `${named.join(', ')} and ${rest} more` : named.join(', ');
  const text = `${name} is away ${end} with ${english(counted(leads.length, 'lead'))} in hand: ${list}.`;
  return { path: await managersOfRep(from, rep), card: card(`${name} is away`, text, null) };
}

/** To the rep; null once they are back. */
async function loadAwayForMisses(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const from = ctx.db.read;
  const rep = await findRepById(from, textOf(message, 'repId'));
  const state = (await loadRepStates(from)).get(rep?.id ?? '');
  if (!rep?.slackUserId || !state?.awayForMisses) return null;
  const missed = english(counted(Number(message.payload.misses), 'lead'));
  const inARow = message.payload.misses === 1 ? missed : `${missed} in a row`;
  const text = `You missed ${inARow}, so I set you to Away. No new leads until you are back.`;
  const told = card('You are Away', text, null);
  return { path: [rep.slackUserId], card: { ...told, comesBack: true } };
}

async function loadLeft(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const from = ctx.db.read;
  const rep = await findRepById(from, textOf(message, 'repId'));
  if (!rep) return null;
  const { name } = rep.profile;
  const count = (field: string, one: string) =>
    english(counted(Number(message.payload[field] ?? 0), one));
  const title = `I can't reach ${name} in Slack any more`;
  const went = `${count('offers', 'open offer')} and ${count('leads', 'lead')} in hand went on.`;
  const owns = `${name} owns ${count('accounts', 'account')}: name another owner in accounts.csv.`;
  const text = message.payload.accounts ? `${went}\n${owns}` : went;
  return { path: await managersOfRep(from, rep), card: card(title, text, null) };
}

/** The page to ops, beside the card that the pool's managers get. */
async function loadHeld(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const lead = await findLead(ctx.db.read, message.leadId ?? '');
  const { channels, picked } = await readChannels(ctx.db.read);
  const [managers] = await managersOf(ctx, message);
  const path = unique([channels.ops, picked.ops]).filter((room) => room !== managers);
  if (lead?.state !== 'held' || path.length === 0) return null;
  const text = `Until somebody picks a rep: ${heldReason(lead)}.`;
  return { path, card: card(`On hold: ${lead.company}`, text, lead.id) };
}

/** To whoever gave it, where the card about it stands in a channel that need not be theirs. */
async function loadGiftDeclined(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const from = ctx.db.read;
  const lead = await findLead(from, message.leadId ?? '');
  const giver = await findRepById(from, textOf(message, 'repId'));
  const pools = (await loadLivePolicyIn(from))?.compiled.pools;
  const pool = pools?.get(textOf(message, 'poolId'));
  const { picked } = await readChannels(from);
  const room = pool && (pool.channel ?? picked[placeOfPool(pool.id)]);
  const isElsewhere = room !== undefined && pool?.manager !== giver?.id;
  if (lead?.state !== 'held' || !giver?.slackUserId || !isElsewhere) return null;
  const asked = (await listOffers(from, lead.id)).at(-1);
  const by = await nameOfRep(from, asked?.repId ?? '');
  const declined = `${by} declined it: “${lead.heldFor?.data?.value ?? ''}”.`;
  const text = `${declined} It is on hold until you or somebody else picks a rep.`;
  return { path: [giver.slackUserId], card: card(`Declined: ${lead.company}`, text, lead.id) };
}

/** Null once the CRM answers again: that is told on its own. */
async function loadCrmDown(ctx: Context): Promise<Notice | null> {
  const words = await crmOutageWords(ctx);
  if (words === null) return null;
  const text = `Silent ${english(words)}`;
  return { path: await opsPath(ctx.db.read), card: card('The CRM does not answer', text, null) };
}

async function loadCrmUp(ctx: Context, { payload }: OutboxRecord): Promise<Notice> {
  const lasted = english(lastedWords(payload.lastedMs));
  const written = english(counted(Number(payload.waiting), 'write'));
  const text = `It answers again after ${lasted}. What waited leaves now: ${written}.`;
  return { path: await opsPath(ctx.db.read), card: card('The CRM is back', text, null) };
}

/** Null once it lets us ask again. */
async function loadFetchDenied(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const words = await fetchDeniedWords(ctx.db.read, textOf(message, 'system'));
  if (words === null) return null;
  return { path: await opsPath(ctx.db.read), card: { kind: 'notice', ...words, leadId: null } };
}

/** To the rep who had it: that nothing happened is as good as gone, unless it is brought back. */
async function loadStale(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const lead = await findLead(ctx.db.read, message.leadId ?? '');
  const rep = await findRepById(ctx.db.read, textOf(message, 'repId'));
  if (lead?.closeOutcome !== 'stale' || !rep?.slackUserId) return null;
  const span = daysOf(Number(textOf(message, 'idleMs')));
  const text = `Nothing happened for ${span}. /lead restore brings it back.`;
  return { path: [rep.slackUserId], card: card(`Closed as stale: ${lead.company}`, text, lead.id) };
}

/** To whom a rule names; a manager hears it where they are gone. Null once it was brought back. */
async function loadTold(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const from = ctx.db.read;
  const lead = await findLead(from, message.leadId ?? '');
  if (lead?.closeOutcome !== 'no_route') return null;
  const to = textOf(message, 'to');
  const rep = await findRepById(from, to);
  const first = rep ? rep.slackUserId : to;
  const isGone = rep !== null && (await isRepGone(from, rep.id));
  const rule = (await latestDecision(from, lead.id))?.rule ?? '';
  const { person, title, message: quote } = summarizeLead(lead);
  const who = [person, title].filter(Boolean).join(', ');
  const reason = lead.closeReason?.replaceAll('_', ' ') ?? '';
  const text = `${who}\nThe rule “${rule}” says: ${reason}. Nobody has to claim it.`;
  const told = card(`For your information: ${lead.company}`, text, lead.id);
  const rest = await managersOf(ctx, message);
  return { path: first && !isGone ? [first, ...rest] : rest, card: { ...told, quote } };
}

async function loadOwnerWaits(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const lead = await findLead(ctx.db.read, message.leadId ?? '');
  if (lead?.state !== 'scheduled') return null;
  const owner = await findRepById(ctx.db.read, textOf(message, 'repId'));
  const name = owner?.profile.name ?? textOf(message, 'repId');
  const path = await managersOf(ctx, message);
  const decision = await latestDecision(ctx.db.read, lead.id);
  const isPrevious = decision?.reasons[0]?.code === 'owner.previous_wait';
  const has = isPrevious ? 'had their last lead' : 'owns the account';
  const text = `${name} ${has} and gets it when the next shift begins.`;
  return { path, card: card(`Waits for ${name}: ${lead.company}`, text, lead.id) };
}

async function loadOwnerOut(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const lead = await findLead(ctx.db.read, message.leadId ?? '');
  const held = lead && (await findOpenAssignment(ctx.db.read, lead.id));
  if (!held) return null;
  const name = await nameOfRep(ctx.db.read, textOf(message, 'repId'));
  const others = await nameOfHolder(ctx.db.read, held);
  const asked = typeof others === 'string' ? `${others} is` : 'several reps are';
  const text = `${name} owns the account, is away and has no cover, so ${asked} asked.`;
  const path = await managersOf(ctx, message);
  return { path, card: card(`Owner is away: ${lead.company}`, text, lead.id) };
}

/** The person asked again: whoever holds the lead hears it in one small message. */
async function loadRepeat(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const leadId = message.leadId ?? '';
  const lead = await findLead(ctx.db.read, leadId);
  const repId = textOf(message, 'repId');
  const rep = lead && (await findRepById(ctx.db.read, repId || (await holderId(ctx, leadId))));
  if (!lead || !rep?.slackUserId) return null;
  const text = 'The same person wrote again. Your time does not change.';
  const quote = message.payload.wrote ? (lead.submission.request.message ?? null) : null;
  const told = card(`Asked again: ${lead.company}`, text, leadId);
  return { path: [rep.slackUserId], card: { ...told, quote } };
}

async function holderId({ db }: Context, leadId: string): Promise<string> {
  return (await findOpenAssignment(db.read, leadId))?.repId ?? '';
}

export function managersOf(ctx: Context, message: OutboxRecord): Promise<string[]> {
  const poolId = textOf(message, 'poolId') || null;
  const repId = textOf(message, 'repId') || null;
  return escalationPath(ctx.db.read, { leadId: message.leadId, poolId, repId });
}

export function card(title: string, text: string, leadId: string | null): NoticeCard {
  return { kind: 'notice', title, text, leadId };
}

/** `14 days`; what is not whole days stays as the policy writes it. */
function daysOf(ms: number): string {
  const days = ms / 86_400_000;
  if (!Number.isInteger(days)) return formatDuration(ms);
  return days === 1 ? 'a day' : `${days} days`;
}

export function textOf({ payload }: OutboxRecord, field: string): string {
  return String(payload[field] ?? '');
}
