/** Looks for a rep for one lead of a trial, and for the next one as long as somebody declines. */

import type { PoolAnswer } from '../assignment/choose-from-pool.ts';
import { hotTierOf } from '../assignment/eligibility.ts';
import { exclusionsOf } from '../assignment/exclusions.ts';
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
  if (excluded.size === 0 && standing?.at === now.getTime()) return standing.chosen;
  const answer = ask(play, excluded);
  const chosen = { answer, nextAt: nextLook(play, answer) };
  if (answer.outcome !== 'offered' && excluded.size === 0) {
    play.standing = { at: now.getTime(), chosen };
  }
  return chosen;
}

function nextLook({ desk, now }: Play, answer: PoolAnswer): Date | null {
  if (answer.outcome === 'offered') return null;
  return answer.outcome === 'scheduled' ? answer.until : desk.nextChance(now, answer.verdicts);
}

function ask(play: Play, excluded: ReturnType<typeof exclusionsOf>): PoolAnswer {
  const { pool, tier, units } = play.trial;
  return play.parts.choose({
    now: play.now,
    waitUpToMs: tier.wait_up_to ?? null,
    pool,
    queue: pool.id,
    candidates: play.desk.candidatesAt(play.now, excluded),
    lags: play.desk.lags,
    requireSkills: [],
    preferSkills: [],
    paused: false,
    companyReps: [],
    hotTier: hotTierOf(tier),
    units,
  });
}

function offer(play: Play, lead: TrialLead, { repId, changes }: Draw): void {
  const { round } = lead;
  lead.state = 'asked';
  play.waiting.delete(lead);
  lead.lookAt = null;
  lead.asked.push({ repId, state: 'made', reason: null, round, at: play.now });
  play.desk.moveLags(changes);
  play.desk.takePlace(repId, play.now);
  play.tally.sawLags(play.desk.lags);
}

/** Waiting ends the round: the silence of the past excludes nobody any more. */
function wait(play: Play, lead: TrialLead, { answer, nextAt }: Chosen): void {
  const { verdicts } = answer;
  const wasWaiting = lead.state === 'waiting' && lead.because !== null;
  const isScheduled = answer.outcome === 'scheduled';
  const reason = isScheduled ? 'schedule.shift_starts' : whyNobody(verdicts).code;
  const forPlace = isScheduled
    ? verdicts.some(({ why }) => why.code === 'capacity.full')
    : reason === 'hold.nobody' || reason === 'hold.full';
  play.tally.waits(lead.number);
  Object.assign(lead, { state: 'waiting', because: reason, reroutes: 0, lookAt: null });
  if (forPlace) play.waiting.add(lead);
  else play.waiting.delete(lead);
  if (!wasWaiting) lead.round += 1;
  if (nextAt !== null) planLook(play, lead, nextAt);
  // What a lead cannot use that nobody has declined, no other lead can use.
  if (wasWaiting && forPlace && lead.asked.length > 0) passChanceOn(play, lead.number);
}
