/** Judges one rep for one lead: may this be offered now, and if not, what is in the way. */

import { openWork } from '../availability/current-load.ts';
import { isQuiet, whyNotHere } from '../availability/shift.ts';
import type { Candidate } from '../model/decision.ts';
import type { NamedTier } from '../model/policy/sla.ts';
import { because, type Reason } from '../model/reasons.ts';

type Load = Candidate['load'];

export interface Terms {
  /** In the pool; null where no pool is involved. */
  weight: number | null;
  requireSkills: readonly string[];
  /** The rule never gives its leads to these. */
  exclude?: readonly string[] | undefined;
  /** An owner's own accounts ignore capacity. */
  ignoreCapacity: boolean;
  /** The lead's tier where it is hot: it reaches off shift who asked for that. */
  hotTier: string | null;
  /**
   * How many ordinary leads this one fills a rep by: a whole number from 1; null where all leads
   * are ordinary ones, and nothing is said of units.
   */
  units: number | null;
  /** So many offers to answer are enough for a lead that waited; 0 or left out sets no limit. */
  atOnce?: number | undefined;
}

/** Null when eligible now; otherwise the first obstacle, what lasts longest first. */
export function judgeCandidate(candidate: Candidate, terms: Terms): Reason | null {
  return (
    judgeFit(candidate, terms) ??
    judgeShift(candidate, terms.hotTier) ??
    judgeBulk(candidate) ??
    judgeRoom(candidate.load, candidate.capacity, terms) ??
    judgeBacklog(candidate, terms)
  );
}

/** Whose own account it is may be full, and is not buried under a file all the same. */
function judgeBulk({ bulkFull }: Candidate): Reason | null {
  return bulkFull ? because('capacity.bulk_full', { ...bulkFull }) : null;
}

/** What waited is not pressed on whoever is back first. */
function judgeBacklog({ name, unanswered = 0 }: Candidate, { atOnce = 0 }: Terms): Reason | null {
  if (atOnce === 0 || unanswered < atOnce) return null;
  return because('capacity.backlog', { rep: name, open: unanswered });
}

function judgeFit(candidate: Candidate, terms: Terms): Reason | null {
  const { weight, requireSkills, exclude } = terms;
  if (exclude?.includes(candidate.repId)) return because('rule.excludes_rep');
  if (candidate.excluded) return because(`exclusion.${candidate.excluded}`);
  if (weight === 0) return because('pool.weight_zero');
  const missing = requireSkills.find((skill) => !candidate.skills.includes(skill));
  return missing === undefined ? null : because('skill.missing', { value: missing });
}

function judgeShift({ shift, outOfHours }: Shifted, hotTier: string | null): Reason | null {
  if (shift.state === 'on_shift') return null;
  const isHot = shift.state === 'off_shift' && outOfHours && hotTier !== null;
  return isHot && !isQuiet(shift) ? null : whyNotHere(shift);
}

/** Null for a tier that keeps to working hours. */
export function hotTierOf(tier: Pick<NamedTier, 'id' | 'out_of_hours'>): string | null {
  return tier.out_of_hours ? tier.id : null;
}

type Shifted = Pick<Candidate, 'shift' | 'outOfHours'>;

/** Whether the shift, or the wish for hot leads off shift, lets a rep be asked now. */
export function isHere(candidate: Shifted, hotTier: string | null): boolean {
  return judgeShift(candidate, hotTier) === null;
}

/** Said beside the reason for the choice where somebody off shift is asked. */
export function whyOffShift({ shift }: Shifted, hotTier: string | null): Reason[] {
  if (shift.state === 'on_shift' || hotTier === null) return [];
  return [because('availability.out_of_hours', { value: hotTier })];
}

const GONE = new Set<Reason['code']>(['availability.deactivated', 'availability.unreachable']);

/** No longer in Slack, or never found there: not even a shift brings them back. */
export function isGone(shift: Candidate['shift']): boolean {
  return shift.state === 'unavailable' && saysGone(shift.reason);
}

/** Said as what is in the way. */
export function saysGone({ code }: Reason): boolean {
  return GONE.has(code);
}

const CAPS = [
  ['open', 'capacity.full'],
  ['day', 'capacity.day_full'],
  ['week', 'capacity.week_full'],
] as const;

/** Has as much as the caps allow; all else in the way would come first. */
export function isFull({ code }: Reason): boolean {
  return CAPS.some(([, full]) => full === code);
}

/** Null where a lead of so many units fits under every cap. */
export function judgeRoom(
  load: Load,
  capacity: Candidate['capacity'],
  terms: Pick<Terms, 'ignoreCapacity' | 'units'>,
): Reason | null {
  const { ignoreCapacity, units } = terms;
  if (ignoreCapacity) return null;
  for (const [name, code] of CAPS) {
    const cap = capacity[name];
    if (cap === undefined) continue;
    const external = name === 'open' ? (load.external ?? 0) : 0;
    const open = load[name] + external;
    if (open + (units ?? 1) <= cap) continue;
    const [inCrm, counted] = [external > 0 && { external }, units !== null && { units }];
    return because(code, { open, cap, ...inCrm, ...counted });
  }
  return null;
}

/** Does another lead of so many units fit beside the open ones, whatever the day has brought? */
export function hasRoom({ load, capacity }: Candidate, units: number): boolean {
  return capacity.open === undefined || openWork(load) + units <= capacity.open;
}

export interface Wait {
  now: Date;
  /** Null waits for the next opening, 0 does not wait. */
  waitUpToMs: number | null;
}

/**
 * When a rep whose only obstacle is the shift comes on, if that is soon enough; else null. Caps
 * for the day and the week count as rolled over by then, and silence as forgotten: waiting for a
 * shift ends the round. Open capacity counts, unless nobody is here who could do anything about it:
 * then the lead waits quietly too. It is decided anew at that instant, and whoever is full then is
 * passed over then.
 */
export function comesOnAt(
  candidate: Candidate,
  terms: Terms,
  wait: Wait & { nobodyIsHere: boolean },
): Date | null {
  const { shift, load, capacity } = candidate;
  if (shift.state !== 'off_shift') return null;
  const excluded = candidate.excluded === 'timed_out' ? null : candidate.excluded;
  if (candidate.bulkFull && !wait.nobodyIsHere) return null;
  const byThen = { open: wait.nobodyIsHere ? 0 : openWork(load), day: 0, week: 0 };
  if (judgeFit({ ...candidate, excluded }, terms) ?? judgeRoom(byThen, capacity, terms))
    return null;
  const inMs = shift.until.getTime() - wait.now.getTime();
  return inMs <= (wait.waitUpToMs ?? Number.POSITIVE_INFINITY) ? shift.until : null;
}
