/** Says how a lead stands: in what state, since when, why, and what comes next. */
import { findLatestEvent, happenedAt } from '../../../db/audit/audit-store.ts';
import { findText } from '../../../db/audit/text-store.ts';
import type { Reader } from '../../../db/database.ts';
import { listClocks } from '../../../db/delivery/clock-store.ts';
import { latestDecision } from '../../../db/leads/decision-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { findOpenAssignment, findOpenOffer, listOffers } from '../../../db/leads/offer-store.ts';
import { actorName, BATON } from '../../../routing/model/actor.ts';
import type { Asked } from '../../../routing/model/cards/asked.ts';
import type { LeadStanding } from '../../../routing/model/cards/standings/lead-standing.ts';
import type { LeadState } from '../../../routing/model/lead.ts';
import type { ClockState } from '../../../routing/model/offer.ts';
import { reasonWords } from '../../../routing/model/reasons.ts';
import { productName } from '../../../routing/model/workspace/products.ts';
import type { Slot } from '../../../words/say.ts';
import type { Context } from '../../context.ts';
import { idleSince } from '../../steps/closing/idle-since.ts';
import { WAITS_FOR } from '../../steps/placing/drain.ts';
import { loadLivePolicy } from '../../workspace/load-policy.ts';
import { nameOfActor, nameOfHolder, nameOfRep } from '../names.ts';
import { heldReason } from './held-reason.ts';
import { snoozeOf } from './snooze-of.ts';

const CRM = actorName({ kind: 'system', part: 'crm' });

/** The act by which a lead came to its state. */
const CAME_BY: Partial<Record<LeadState, string>> = {
  scheduled: 'lead.scheduled',
  held: 'lead.held',
  quarantined: 'lead.quarantined',
  offered: 'lead.offered',
  claimed: 'lead.claimed',
  working: 'lead.touched',
  closed: 'lead.closed',
};

export async function standingOf(
  ctx: Context,
  {
    lead,
    askedFor,
    timeZone,
  }: { lead: LeadRecord; askedFor: string; timeZone?: string | undefined },
): Promise<LeadStanding> {
  const from = ctx.db.read;
  const offers = await listOffers(from, lead.id);
  const came = await cameToBe(from, lead);
  return {
    state: lead.state,
    since: came ? happenedAt(came) : lead.receivedAt,
    why: await whyOf(from, { lead, came, timeZone }),
    repName: await repNameOf(from, lead),
    asked: new Set(offers.map((offer) => offer.repId)).size,
    ...(await duesOf(from, lead)),
    waitsFor: waitsFor(lead),
    staleAt: await staleAt(ctx, lead),
    snooze: await snoozeOf(from, lead.id),
    closed: lead.closedAt && {
      outcome: lead.closeOutcome ?? 'stale',
      by: came ? await nameOfCloser(from, came) : BATON,
    },
    touches: lead.touchCount,
    lastTouchAt: lead.lastTouchAt,
    alias: askedFor === lead.id ? null : askedFor,
  };
}

type Came = Awaited<ReturnType<typeof findLatestEvent>>;

async function cameToBe(from: Reader, { id, state }: LeadRecord): Promise<Came> {
  const action = CAME_BY[state];
  return action === undefined ? null : findLatestEvent(from, { leadId: id, action });
}

/** The CRM that said so stands for whoever did it there. */
function nameOfCloser(from: Reader, { actor, data }: NonNullable<Came>): Promise<string> | string {
  return actor === CRM ? productName(String(data.source)) : nameOfActor(from, actor);
}

interface Past {
  lead: LeadRecord;
  came: Came;
  /** Of whoever reads it, where that is known. */
  timeZone: string | undefined;
}

async function whyOf(from: Reader, { lead, came, timeZone }: Past): Promise<Slot> {
  if (lead.state === 'held' || lead.state === 'quarantined') return heldReason(lead);
  if (lead.state === 'scheduled') {
    const [reason] = (await latestDecision(from, lead.id))?.reasons ?? [];
    return reason ? reasonWords(reason, timeZone) : '';
  }
  if (lead.state !== 'closed') return '';
  const note = typeof came?.data.note === 'string' ? await findText(from, came.data.note) : null;
  return note?.body ?? lead.closeReason?.replaceAll('_', ' ') ?? '';
}

/** Whoever closed it for good reason: a closed lead names the rep who had it last. */
async function repNameOf(from: Reader, { id, ownerId }: LeadRecord): Promise<Asked | null> {
  const held = await findOpenAssignment(from, id);
  if (held) return nameOfHolder(from, held);
  return ownerId === null ? null : nameOfRep(from, ownerId);
}

async function duesOf(
  from: Reader,
  { id, state, routeAt }: LeadRecord,
): Promise<Pick<LeadStanding, 'until' | 'nextAt'>> {
  if (state === 'scheduled') return { until: routeAt, nextAt: routeAt };
  if (state === 'held') return { until: null, nextAt: routeAt };
  const clocks = await listClocks(from, id);
  if (state === 'claimed' || state === 'working') {
    const kind = state === 'claimed' ? 'first_touch' : 'next_touch';
    const touch = clocks.findLast((one) => one.kind === kind && OPEN.has(one.state));
    return { until: touch?.dueAt ?? null, nextAt: null };
  }
  if (state !== 'offered') return { until: null, nextAt: null };
  const offer = await findOpenOffer(from, id);
  const clock = clocks.findLast(
    ({ kind, assignmentId }) => kind === 'claim' && assignmentId === offer?.assignmentId,
  );
  const next = clock?.events.slice(clock.fired).find((event) => event.do === 'reroute');
  return { until: offer?.dueAt ?? null, nextAt: next ? new Date(next.at) : null };
}

/** Kept is not due any more. */
const OPEN: ReadonlySet<ClockState> = new Set(['running', 'breached']);

function waitsFor({ state, routeTrigger, heldFor }: LeadRecord): LeadStanding['waitsFor'] {
  if (heldFor?.code === 'hold.backlog' && WAITING.has(state)) return 'turn';
  if (state !== 'held') return null;
  if (routeTrigger === WAITS_FOR.bulk) return 'place';
  const words = ['place', 'person', 'manager'] as const;
  return words.find((word) => WAITS_FOR[word] === routeTrigger) ?? null;
}

const WAITING: ReadonlySet<LeadState> = new Set(['held', 'scheduled']);

const MAY_BE_STALE = new Set<LeadState>(['claimed', 'working', 'quarantined']);

async function staleAt(ctx: Context, lead: LeadRecord): Promise<Date | null> {
  const afterMs = (await loadLivePolicy(ctx))?.compiled.closeAfterMs ?? 0;
  if (afterMs === 0 || lead.test || !MAY_BE_STALE.has(lead.state)) return null;
  return new Date(idleSince(lead).getTime() + afterMs);
}
