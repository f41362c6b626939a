import { asc, eq } from 'drizzle-orm';
import { type ClockRecord, listClocks } from '../../../src/db/delivery/clock-store.ts';
import { findLead, type LeadRecord } from '../../../src/db/leads/lead-store.ts';
import { listOffers } from '../../../src/db/leads/offer-store.ts';
import { listAssignments } from '../../../src/db/leads/reopen-store.ts';
import { findRepById } from '../../../src/db/workspace/team-store.ts';
import type { Scene, Verdict } from './scene.ts';

/** How a race ended for its lead. */
export interface Ending {
  /** For people: what each was told, where the lead stands, and with whom. */
  words: string;
  /** All that was written about the lead, but for who and when. */
  print: string;
  faults: string[];
}

export async function readEnding(scene: Scene, told: Verdict[]): Promise<Ending> {
  const { world, leadId } = scene;
  const { read } = world.db;
  const lead = await findLead(read, leadId);
  if (!lead) throw new Error(`${leadId} is gone.`);
  const offers = await listOffers(read, leadId);
  const assignments = await listAssignments(read, leadId);
  const clocks = await listClocks(read, leadId);
  const log = await readLog(scene);
  const open = assignments.filter(({ state }) => state === 'open');
  const holderId = open[0]?.repId ?? null;
  const words = `${told.map(({ outcome }) => outcome).join(' + ')} → ${stands(lead, holderId, scene)}`;
  const climbing = clocks.filter(({ kind, nextEventAt }) => kind === 'claim' && nextEventAt);
  const faults = [
    ...contradictionsIn(log),
    ...(await misinformed(scene, lead, { told, holderId })),
    ...(open.length === (isHeldBySomebody(lead) ? 1 : 0) ? [] : [`${open.length} assignments`]),
    ...(isCalling(lead, clocks) ? ['a ladder'] : []),
    ...(climbing.length === (lead.state === 'offered' ? 1 : 0) ? [] : ['claim clocks']),
  ];
  const print = [
    words,
    offers.map(({ state, reason }) => `${state} ${reason ?? ''}`).toSorted(),
    assignments.map(({ state, claimedAt }) => `${state} ${claimedAt ? 'claimed' : ''}`).toSorted(),
    clocks.map(({ kind, state, fired }) => `${kind} ${state} ${fired}`).toSorted(),
    log.map(({ what }) => what),
  ];
  return { words, print: JSON.stringify(print), faults };
}

/** Nobody above the reps is called any more for what somebody has. */
const isCalling = ({ state }: LeadRecord, clocks: ClockRecord[]) =>
  state !== 'offered' && state !== 'held' && clocks.some(isLadder);

const isLadder = ({ kind, state, nextEventAt }: ClockRecord) =>
  kind === 'ladder' && (state === 'running' || nextEventAt !== null);

const isHeldBySomebody = ({ state }: LeadRecord) =>
  state === 'offered' || state === 'claimed' || state === 'working';

function stands({ state }: LeadRecord, holderId: string | null, { repId }: Scene): string {
  if (holderId === null) return `${state}, nobody`;
  return `${state}, ${holderId === repId ? 'the first' : 'another'}`;
}

interface Entry {
  id: string;
  what: string;
}

const madeAt = (id: string) => id.slice(id.indexOf('_'));

/**
 * What was done and promised about the lead, in order: both were written with the lead locked, by
 * one maker of ids.
 */
async function readLog({ world, leadId }: Scene): Promise<Entry[]> {
  const { auditEvents, outbox } = world.db.t;
  const { read } = world.db;
  const done = await read
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.leadId, leadId))
    .orderBy(asc(auditEvents.id));
  const promised = await read.select().from(outbox).where(eq(outbox.leadId, leadId));
  const entries = [
    ...done.map(({ id, action }) => ({ id, what: action })),
    ...promised.map(({ id, destination, kind }) => ({ id, what: `${destination}:${kind}` })),
  ];
  return entries
    .filter(({ what }) => !AFTERTHOUGHTS.has(what))
    .toSorted((a, b) => (madeAt(a.id) < madeAt(b.id) ? -1 : 1));
}

/**
 * How often a card is drawn again depends on what left already; and of many unclaimed leads at once
 * people are told in one message, which is about no lead alone.
 */
const AFTERTHOUGHTS = new Set([
  'slack:escalation',
  'slack:escalation_news',
  'slack:offer_update',
  'slack:escalation_update',
  'offer.delivered',
  'slack:bundle_update',
]);

const BEGINS = ['lead.claimed', 'lead.returned', 'lead.reopened'];
const ENDS = [
  'lead.claim_undone',
  'lead.given_back',
  'lead.overridden',
  'lead.override_undone',
  'lead.covered',
  'lead.released',
  'lead.closed',
];
const ONLY_UNOWNED = [
  'lead.offered',
  'offer.expired',
  'sla.reminded',
  'sla.breached',
  'sla.escalated',
  'sla.climbed',
  'escalation.acknowledged',
  'slack:offer',
  'slack:reminder',
  'slack:escalation',
  'slack:escalation_news',
];

/** Once somebody owns it, nobody is asked, reminded or told of silence. */
function contradictionsIn(log: Entry[]): string[] {
  let owned = false;
  return log.flatMap(({ what }) => {
    if (BEGINS.includes(what)) owned = true;
    if (ENDS.includes(what)) owned = false;
    return owned && ONLY_UNOWNED.includes(what) ? [`${what} after the claim`] : [];
  });
}

/** Whoever lost is told who has it, in the name that is true at the end. */
async function misinformed(
  { world, otherId }: Scene,
  lead: LeadRecord,
  { told, holderId }: { told: Verdict[]; holderId: string | null },
): Promise<string[]> {
  const { read } = world.db;
  const other = lead.mergedInto === otherId ? await findLead(read, otherId) : null;
  const rep = await findRepById(read, holderId ?? other?.ownerId ?? '');
  return told.flatMap(({ outcome, holder }) => {
    if (holder === undefined) return [];
    const name =
      holder !== null && typeof holder === 'object' && 'name' in holder ? holder.name : holder;
    const isTrue = (name ?? null) === (rep?.profile.name ?? null);
    return isTrue ? [] : [`${outcome} names ${String(name)}`];
  });
}
