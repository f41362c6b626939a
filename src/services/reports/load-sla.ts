/** Says how fast the leads of a span were taken and touched, and which promises were kept. */
import {
  countReceivedBulk,
  type ReceivedLead,
  type Span,
} from '../../db/delivery/past-promise-store.ts';
import { listEverybody } from '../../db/workspace/team-store.ts';
import type { ClockCalendars } from '../../routing/sla/clock-calendar.ts';
import { type GroupId, type SlaReport, SlaTally } from '../../routing/sla/past/figures.ts';
import {
  claimPromise,
  type LeadPast,
  leadingOffer,
  nextTouchPromises,
  type PastOffer,
  timesOf,
  touchPromise,
} from '../../routing/sla/past/past-promises.ts';
import type { Context } from '../context.ts';
import { PastClocks } from './past-clocks.ts';
import { readLeadsPast } from './read-leads-past.ts';

export const SLA_DIMENSIONS = ['tier', 'pool', 'channel', 'segment', 'rep'] as const;
export type SlaDimension = (typeof SLA_DIMENSIONS)[number];

export interface SlaQuestion extends Span {
  by: SlaDimension;
}

export interface SlaAnswer extends SlaReport, SlaQuestion {
  /** Leads of files, which are in no figure. */
  bulk: number;
  /** What a group is called, by its id. */
  names: Record<string, string>;
}

/**
 * Leads received within the span, with what became of them until now. Nothing is written; leads
 * are read in batches, of which only lengths and counts stay.
 */
export async function loadSla(ctx: Context, question: SlaQuestion): Promise<SlaAnswer> {
  const from = ctx.db.read;
  const now = ctx.clock.now();
  const clocks = await PastClocks.open(from, now);
  const tally = new SlaTally(now);
  for await (const batch of readLeadsPast(from, question)) {
    for (const past of batch) {
      const leading = leadingOffer(past);
      const calendars = leading && (await clocks.calendarsOf(leading));
      count(tally, question.by, { past, calendars });
    }
  }
  const people = question.by === 'rep' ? await listEverybody(from) : [];
  return {
    ...question,
    ...tally.report(),
    bulk: await countReceivedBulk(from, question),
    names: Object.fromEntries(people.map(({ id, profile }) => [id, profile.name])),
  };
}

type Past = LeadPast & ReceivedLead;

function count(
  tally: SlaTally,
  by: SlaDimension,
  { past, calendars }: { past: Past; calendars: ClockCalendars | null },
): void {
  const times = timesOf(past, by === 'rep' ? 'own' : 'first');
  tally.came(groupOf(by, past, leadOwn(past)), times, calendars);
  for (const offer of past.offers) {
    const group = groupOf(by, past, offer);
    const claim = claimPromise(offer);
    if (claim) tally.promised(group, 'claim', claim);
    const touch = touchPromise(offer, past);
    if (touch) tally.promised(group, 'first_touch', touch);
    for (const next of nextTouchPromises(offer, past)) tally.promised(group, 'next_touch', next);
  }
}

type Whose = Pick<PastOffer, 'tier' | 'poolId'> & { repId: GroupId };

/** A lead stands with who claimed it, and with the pool and tier it was offered in. */
function leadOwn(past: Past): Whose {
  const leading = leadingOffer(past);
  if (!leading) return { tier: past.tier, poolId: null, repId: null };
  return { ...leading, repId: leading.claimedAt ? leading.repId : null };
}

/** The segment is the one of the last decision. */
function groupOf(by: SlaDimension, past: Past, { tier, poolId, repId }: Whose): GroupId {
  if (by === 'tier') return tier;
  if (by === 'pool') return poolId;
  if (by === 'channel') return past.channel;
  return by === 'rep' ? repId : (past.decisions.at(-1)?.segment ?? null);
}
