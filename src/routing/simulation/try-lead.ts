/** Looks for a rep for one lead of a trial, and for the next one as long as somebody declines. */

import type { PoolAnswer } from '../assignment/choose-from-pool.ts';
import { hotTierOf } from '../assignment/eligibility.ts';
import { exclusionsOf } from '../assignment/exclusions.ts';
import { whyWait } from '../assignment/waiting/why-wait.ts';
import { whyNobody } from '../assignment/walk-rules.ts';
import type { Draw } from '../model/decision.ts';
import { type AfterAnswer, answerOffer } from './answer-offer.ts';
import { type Chosen, type Play, passChanceOn, planLook, type TrialLead } from './play.ts';

export function tryLead(play: Play, lead: TrialLead): void {
  while (tryOnce(play, lead) === 'next');
}

function tryOnce(play: Play, lead: TrialLead): AfterAnswer {
  const { answer, nextAt } = choose(play, lead);
  if (answer.outcome === 'offered' && answer.draw !== null) {
    play.tally.sawVerdicts(answer.verdicts);
    offer(play, lead, answer.draw);
    return answerOffer(play, lead, answer.draw);
  }
  wait(play, lead, { answer, nextAt });
  return 'settled';
}

/**
 * Hundreds of leads may wait at once. Of those that nobody has declined yet each gets the answer
 * the one before it got, as long as that was nobody.
 */
function choose(play: Play, lead: TrialLead): Chosen {
  const excluded = exclusionsOf(lead.asked, lead.round, play.trial.reasons);
  const { standing, now } = play;
  const waited = hasWaited(lead);
  const isSame = standing?.at === now.getTime() && standing.waited === waited;
  if (excluded.size === 0 && isSame) return standing.chosen;
  const answer = ask(play, { excluded, waited });
  const chosen = { answer, nextAt: nextLook(play, answer) };
  if (answer.outcome !== 'offered' && excluded.size === 0) {
    play.standing = { at: now.getTime(), waited, chosen };
  }
  return chosen;
}

/** It was looked at before, and nobody was asked since. */
function hasWaited({ state, because }: TrialLead): boolean {
  return state === 'waiting' && because !== null;
}

function nextLook({ desk, now }: Play, answer: PoolAnswer): Date | null {
  if (answer.outcome === 'offered') return null;
  return answer.outcome === 'scheduled' ? answer.until : desk.nextChance(now, answer.verdicts);
}

function ask(
  play: Play,
  { excluded, waited }: { excluded: ReturnType<typeof exclusionsOf>; waited: boolean },
): PoolAnswer {
  const { pool, tier, units } = play.trial;
  return play.parts.choose({
    now: play.now,
    waitUpToMs: tier.wait_up_to ?? null,
    pool,
    queue: pool.id,
    candidates: play.desk.candidatesAt(play.now, excluded),
    lags: play.desk.lags,
    catchUps: play.desk.catchUps,
    requireSkills: [],
    preferSkills: [],
    paused: false,
    companyReps: [],
    waited,
    hotTier: hotTierOf(tier),
    units,
  });
}

function offer(play: Play, lead: TrialLead, draw: Draw): void {
  const { repId } = draw;
  const { round } = lead;
  lead.state = 'asked';
  play.waiting.delete(lead);
  lead.lookAt = null;
  lead.asked.push({ repId, state: 'made', reason: null, round, at: play.now });
  play.desk.moveLags(draw);
  play.desk.takePlace(repId, play.now);
  play.tally.sawLags(play.desk.lags);
}

const FOR_PLACE: ReadonlySet<string> = new Set(['hold.nobody', 'hold.full', 'hold.backlog']);

/** Waiting ends the round: the silence of the past excludes nobody any more. */
function wait(play: Play, lead: TrialLead, { answer, nextAt }: Chosen): void {
  const { verdicts } = answer;
  const wasWaiting = hasWaited(lead);
  const isScheduled = answer.outcome === 'scheduled';
  const reason = isScheduled
    ? 'schedule.shift_starts'
    : (whyWait(verdicts) ?? whyNobody(verdicts)).code;
  const forPlace = isScheduled
    ? verdicts.some(({ why }) => why.code === 'capacity.full')
    : FOR_PLACE.has(reason);
  play.tally.waits(lead.number);
  Object.assign(lead, { state: 'waiting', because: reason, reroutes: 0, lookAt: null });
  if (forPlace) play.waiting.add(lead);
  else play.waiting.delete(lead);
  if (!wasWaiting) lead.round += 1;
  if (nextAt !== null) planLook(play, lead, nextAt);
  // What a lead cannot use that nobody has declined, no other lead can use.
  if (wasWaiting && forPlace && lead.asked.length > 0) passChanceOn(play, lead.number);
}
