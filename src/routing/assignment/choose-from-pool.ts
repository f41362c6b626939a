/** Decides who of a pool is offered a lead now, or whose shift it is worth waiting for. */

import { openWork } from '../availability/current-load.ts';
import { toCatchUp } from '../fairness/catch-up.ts';
import { formatLeads, lagOf, type Share } from '../fairness/ledger.ts';
import { type PickEntry, type Picked, type Standing, whyLost } from '../fairness/pick.ts';
import { askAtOnce, countTurn, type Turn, takeTurn } from '../fairness/turn.ts';
import {
  type CandidateVerdict,
  type CatchUps,
  type Draw,
  type Lags,
  LEAD_UNITS,
  NAMED_LOSERS,
  type OpenTurn,
} from '../model/decision.ts';
import type { Objective, Pool } from '../model/policy/policy.ts';
import { ASKED_AT_ONCE, type AskedAtOnce, IN_CHANNEL } from '../model/policy/target.ts';
import { because, type Reason } from '../model/reasons.ts';
import { askedVerdicts } from './asked-verdicts.ts';
import { comesOnAt, type Wait, whyOffShift } from './eligibility.ts';
import { type Judged, judgeMembers, listAside, type MemberTerms } from './judge-members.ts';
import { isAnswering } from './waiting/why-wait.ts';

export interface TurnRequest extends MemberTerms {
  pool: MemberTerms['pool'] & Pick<Pool, 'count' | 'catch_up'>;
  /** The fairness queue whose lags and catch-ups these are. */
  queue: string;
  lags: Readonly<Lags>;
  catchUps: Readonly<CatchUps>;
}

export interface PoolRequest extends TurnRequest, Wait {
  pool: TurnRequest['pool'] & Pick<Pool, 'count_owner_matches'> & Partial<Pick<Pool, 'channel'>>;
  preferSkills: readonly string[];
  /** What settles ties, first of all; left out, nothing but the longest wait. */
  objectives?: readonly Objective[];
  companyReps: readonly string[];
  /** Who are asked at once, and the first to claim gets it; left out, whose turn it is. */
  ask?: AskedAtOnce | undefined;
}

export type PoolAnswer = { verdicts: CandidateVerdict[]; reasons: Reason[] } & (
  | { outcome: 'offered'; repId: string; draw: Draw | null }
  | { outcome: 'first_to_claim'; repIds: string[]; channel?: string; turn: OpenTurn }
  | { outcome: 'scheduled'; until: Date }
  | { outcome: 'nobody' }
);

/**
 * The draw of a lead that went to `chosen` by another way than the pool's turn (account owner,
 * override) and is to count all the same: everybody who could have taken it is credited.
 */
export function countedDraw(request: TurnRequest, chosen: string): Draw {
  const judged = judgeMembers(request);
  const eligible = judged.flatMap(({ candidate, terms, obstacle }) =>
    obstacle === null ? [{ repId: candidate.repId, weight: terms.weight }] : [],
  );
  return countTurn(turnOf(request, judged, eligible), chosen);
}

function turnOf(
  { pool, queue, lags, catchUps }: TurnRequest,
  judged: readonly Judged[],
  eligible: readonly Share[],
): Turn {
  return { queue, lags, catchUps, terms: pool.catch_up, eligible, ...listAside(judged, pool) };
}

/** The order of `candidates` changes nothing. Verdicts: the chosen, the losers, the ineligible. */
export function chooseFromPool(request: PoolRequest): PoolAnswer {
  const judged = judgeMembers(request);
  const inPlay = judged.filter(({ obstacle }) => obstacle === null);
  const keeper = request.companyReps.find((id) => inPlay.some((one) => one.candidate.repId === id));
  if (keeper !== undefined) return keep(request, judged, keeper);
  if (inPlay.length > 0 && request.ask !== undefined) return askSeveral(request, judged, inPlay);
  if (inPlay.length > 0) return offer(request, judged, inPlay);
  const verdicts = passedOver(judged);
  // Whoever is here and answers is sooner free than the next shift begins.
  const isNear = request.paused || isAnswering(verdicts);
  const until = isNear ? null : earliestShift(request, judged);
  if (until) {
    const reasons = [because('schedule.shift_starts', { until: until.toISOString() })];
    return { outcome: 'scheduled', until, verdicts, reasons };
  }
  const code = request.paused ? 'pool.paused' : 'rule.nobody_eligible';
  return { outcome: 'nobody', verdicts, reasons: [because(code, { pool: request.pool.id })] };
}

/**
 * Two people of one company hear from one rep. Like an owner's own lead it uses a turn only in a
 * pool that says so.
 */
function keep(request: PoolRequest, judged: Judged[], repId: string): PoolAnswer {
  const why = because('owner.same_company');
  const lost = because('lost.same_company');
  const verdictOf = ({ candidate, obstacle }: Judged): CandidateVerdict => ({
    rep: candidate.repId,
    eligible: obstacle === null,
    lag: null,
    why: candidate.repId === repId ? why : (obstacle ?? lost),
  });
  const verdicts = judged
    .map(verdictOf)
    .toSorted((a, b) => Number(b.rep === repId) - Number(a.rep === repId));
  const draw = request.pool.count_owner_matches ? countedDraw(request, repId) : null;
  const reasons = [why, ...offShift(request, judged, repId)];
  return { outcome: 'offered', repId, draw, verdicts, reasons };
}

function offer(request: PoolRequest, judged: Judged[], inPlay: Judged[]): PoolAnswer {
  const entries = inPlay.map((one) => entryOf(request, one));
  const { picked, draw } = takeTurn(turnOf(request, judged, entries), entries, request.objectives);
  const { repId } = picked;
  const skills = request.requireSkills.map((value) => because('skill.has', { value }));
  const verdicts = [
    ...mostOwedFirst(picked).map((one) => inPlayVerdict(picked, one)),
    ...passedOver(judged),
  ];
  const reasons = [
    picked.reason,
    ...catchesUp(request, repId),
    ...skills,
    ...offShift(request, judged, repId),
  ];
  return { outcome: 'offered', repId, draw, verdicts, reasons };
}

/** Nobody's turn is taken before somebody claims. */
function askSeveral(request: PoolRequest, judged: Judged[], inPlay: Judged[]): PoolAnswer {
  const entries = inPlay.map((one) => entryOf(request, one));
  const { queue, eligible, bystanders, absent, lags } = turnOf(request, judged, entries);
  const turn = { queue, eligible: entries.map(shareOf), bystanders, absent };
  const { most, channel } = placeOf(request);
  const { objectives } = request;
  const asked = askAtOnce({ ...turn, lags, eligible }, entries, { most, objectives });
  const repIds = asked.map(({ repId }) => repId);
  const who = repIds.map((id) => nameOf(judged, id)).join(', ');
  const skills = request.requireSkills.map((value) => because('skill.has', { value }));
  const how = channel
    ? because('offer.in_channel', { open: repIds.length })
    : because('offer.first_to_claim', { who });
  return {
    outcome: 'first_to_claim',
    repIds,
    ...(channel && { channel }),
    turn,
    verdicts: [...askedVerdicts(asked), ...passedOver(judged)],
    reasons: [how, ...skills],
  };
}

/** Each of them has an offer, so that even a channel has a limit. */
const MOST_IN_CHANNEL = 50;

/** Where it overflows into a pool without a channel, as many as ever have a card each. */
function placeOf({ ask = 1, pool }: PoolRequest): { most: number; channel?: string | undefined } {
  if (ask !== IN_CHANNEL) return { most: ask };
  const { channel } = pool;
  return channel ? { most: MOST_IN_CHANNEL, channel } : { most: ASKED_AT_ONCE };
}

function shareOf({ repId, weight }: Share): Share {
  return { repId, weight };
}

function nameOf(judged: readonly Judged[], id: string): string {
  return judged.find(({ candidate }) => candidate.repId === id)?.candidate.name ?? id;
}

function catchesUp({ catchUps, pool }: PoolRequest, repId: string): Reason[] {
  const left = toCatchUp(catchUps, repId, pool.catch_up);
  return left === 0 ? [] : [because('fairness.catch_up', { leads: formatLeads(left) })];
}

function offShift({ hotTier }: PoolRequest, judged: Judged[], repId: string): Reason[] {
  const chosen = judged.find(({ candidate }) => candidate.repId === repId);
  return chosen ? whyOffShift(chosen.candidate, hotTier) : [];
}

function entryOf({ lags, preferSkills }: PoolRequest, { candidate, terms }: Judged): PickEntry {
  const { repId, skills: known, lastAssignedAt, load, capacity } = candidate;
  const skills = preferSkills.filter((skill) => known.includes(skill)).length;
  const open = openWork(load);
  const room = (capacity.open ?? Number.POSITIVE_INFINITY) - open;
  return {
    repId,
    weight: terms.weight,
    lag: lagOf(lags, repId),
    lastAssignedAt,
    open,
    room,
    skills,
  };
}

function inPlayVerdict(picked: Picked, { repId: rep, owed }: Standing): CandidateVerdict {
  const why = rep === picked.repId ? picked.reason : whyLost(picked, owed);
  return { rep, eligible: true, lag: owed / LEAD_UNITS, why };
}

/** Whoever gets it, the losers owed most as many as are kept by name, then the rest by id. */
function mostOwedFirst({ repId, standings }: Picked): Standing[] {
  const [chosen, rest]: [Standing[], Standing[]] = [[], []];
  const top: Standing[] = [];
  for (const one of standings) if (one.repId !== repId) keepTop(top, one);
  const named = new Set(top);
  for (const one of standings) {
    if (one.repId === repId) chosen.push(one);
    else if (!named.has(one)) rest.push(one);
  }
  return [...chosen, ...top, ...rest];
}

/** Sorting a thousand to name twenty would take longer than the pick itself. */
function keepTop(top: Standing[], one: Standing): void {
  const last = top.at(-1);
  if (last && top.length === NAMED_LOSERS && one.owed <= last.owed) return;
  const before = top.findIndex(({ owed }) => owed < one.owed);
  top.splice(before === -1 ? top.length : before, 0, one);
  if (top.length > NAMED_LOSERS) top.pop();
}

function passedOver(judged: readonly Judged[]): CandidateVerdict[] {
  const verdicts: CandidateVerdict[] = [];
  for (const { candidate, obstacle } of judged) {
    if (!obstacle) continue;
    verdicts.push({ rep: candidate.repId, eligible: false, lag: null, why: obstacle });
  }
  return verdicts;
}

function earliestShift(wait: Wait, judged: Judged[]): Date | null {
  const nobodyIsHere = judged.every(({ candidate }) => candidate.shift.state !== 'on_shift');
  const starts = judged.flatMap(
    ({ candidate, terms }) => comesOnAt(candidate, terms, { ...wait, nobodyIsHere }) ?? [],
  );
  return starts.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
