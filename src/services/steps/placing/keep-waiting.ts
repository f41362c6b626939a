/** Lets a lead wait on where it is, quietly: nobody hears twice that nobody can take it. */
import { createHash } from 'node:crypto';
import { findLead, type LeadRecord, updateLead } from '../../../db/leads/lead-store.ts';
import { waitLine } from '../../../routing/assignment/waiting/wait-line.ts';
import type { Decision } from '../../../routing/model/decision.ts';
import { unitsIn } from '../../../routing/model/policy/policy.ts';
import { because, type Reason } from '../../../routing/model/reasons.ts';
import { raised } from '../intake/look-again.ts';
import { audit } from '../step.ts';
import type { Outcome, Situation, Trigger } from './apply-decision.ts';
import { WAITS_FOR, waitsFor, wakeNextOf } from './drain.ts';
import { recordDecision } from './record-decision.ts';

const FOR_PLACE: ReadonlySet<string> = new Set([WAITS_FOR.place, WAITS_FOR.bulk]);

/** @returns whether nothing else follows from the decision */
export async function keepWaiting(
  situation: Situation,
  outcome: Outcome,
  trigger: Trigger,
): Promise<boolean> {
  const { step, lead } = situation;
  const { placement, scores } = outcome.decision;
  const why = waitsOn(lead, outcome, trigger);
  if (why === null) return false;
  await updateLead(step.tx, lead.id, {
    priority: raised(lead, scores.priority),
    routeAt: placement.outcome === 'scheduled' ? placement.until : nextChance(situation, outcome),
    line: lineOf(situation, outcome),
  });
  if (why === 'otherwise') await waitOtherwise(situation, outcome, trigger);
  return true;
}

/** Null: it goes elsewhere. `otherwise`: it stays, and people read another reason than before. */
function waitsOn(
  lead: LeadRecord,
  { decision }: Outcome,
  trigger: Trigger,
): 'as before' | 'otherwise' | null {
  const { outcome } = decision.placement;
  const wasInTurn = lead.heldFor?.code === 'hold.backlog';
  if (reasonOf(decision).code === 'hold.backlog') return wasInTurn ? 'as before' : 'otherwise';
  if (outcome !== lead.state || isNoLongerBulk(lead)) return null;
  if (outcome === 'held') return wasInTurn ? 'otherwise' : 'as before';
  return FOR_PLACE.has(trigger) && !wasInTurn ? 'as before' : null;
}

/** What is told of it is true again; whoever had to hear that it waits has heard so. */
async function waitOtherwise(
  situation: Situation,
  { decision, team }: Outcome,
  trigger: Trigger,
): Promise<void> {
  const { step, lead } = situation;
  const reason = reasonOf(decision);
  const decisionId = await recordDecision(step, { lead, decision, situation, team, trigger });
  const routeTrigger = waitsFor(reason, lead);
  await updateLead(step.tx, lead.id, { heldFor: reason, routeTrigger });
  await audit(step, {
    action: 'lead.kept_waiting',
    subject: lead.id,
    leadId: lead.id,
    data: { reason: reason.code, decision: decisionId },
  });
}

/** It waited unheard among many; now its person has written, and people hear that it waits. */
export function isNoLongerBulk({
  bulk,
  routeTrigger,
}: Pick<LeadRecord, 'bulk' | 'routeTrigger'>): boolean {
  return !bulk && routeTrigger === WAITS_FOR.bulk;
}

export function reasonOf({ reasons }: Pick<Decision, 'reasons'>): Reason {
  return reasons[0] ?? because('hold.nobody');
}

/**
 * The chance that woke a lead goes to the next of its line, unless it waits in that line for the
 * same as before: then nobody in it can use the place, and what is told of them is still true.
 */
export async function passChanceOn({ step, lead }: Situation, trigger: Trigger): Promise<void> {
  if (!FOR_PLACE.has(trigger)) return;
  const after = await findLead(step.tx, lead.id);
  if (after === null || waitOf(after) !== waitOf(lead)) await wakeNextOf(step, lead);
}

function waitOf({ state, line, routeTrigger, heldFor }: LeadRecord): string {
  return JSON.stringify([state, line, routeTrigger, heldFor?.code]);
}

/** A digest: a line names everybody of a large pool, and stands in an index. */
export function lineOf({ policy }: Situation, { decision }: Outcome): string {
  const line = waitLine(decision, unitsIn(policy.policy, decision.segment));
  return createHash('sha256').update(line).digest('base64url').slice(0, 16);
}

/**
 * Caps roll over at each rep's own midnight, and work is done in the CRM without a word: what waits
 * for either is looked at this often.
 */
const CAP_RECHECK_MS = 10 * 60_000;

/** Of a file thousands may wait, and not each of them hears of each place that comes free. */
const BULK_RECHECK_MS = 30 * 60_000;

/** What keeps a rep from a lead until another one is answered or done with. */
const FREED: ReadonlySet<string> = new Set([
  'capacity.full',
  'capacity.bulk_full',
  'capacity.backlog',
]);
/** What ends at a midnight. */
const ROLLING: ReadonlySet<string> = new Set([
  'capacity.day_full',
  'capacity.week_full',
  'pool.starts',
]);

export function isForPlace({ candidates }: Decision): boolean {
  return candidates.some(({ why }) => FREED.has(why.code));
}

/** The earliest moment at which somebody who is away, off shift or capped may take it. */
export function nextChance({ step, lead }: Situation, { decision, team }: Outcome): Date | null {
  const now = step.now.getTime();
  const returns = [...team.values()].flatMap(({ shift }) =>
    shift.state === 'on_shift' || shift.until === null ? [] : [shift.until.getTime()],
  );
  const rolls = decision.candidates.some(
    ({ why }) => ROLLING.has(why.code) || why.data?.external !== undefined,
  );
  if (rolls) returns.push(now + CAP_RECHECK_MS);
  if (waitsFor(reasonOf(decision), lead) === WAITS_FOR.bulk) returns.push(now + BULK_RECHECK_MS);
  return returns.length > 0 ? new Date(Math.min(...returns)) : null;
}
