/** Looks for a rep for one lead of a trial, and for the next one as long as somebody declines. */
import type { PoolAnswer } from '../assignment/choose-from-pool.ts';
import { hotTierOf } from '../assignment/eligibility.ts';
import { exclusionsOf } from '../assignment/exclusions.ts';
import { whyNobody } from '../assignment/walk-rules.ts';
import type { Draw } from '../model/decision.ts';
import { type AfterAnswer, answerOffer } from './answer-offer.ts';
import { type Play, passChanceOn, planLook, type TrialLead } from './play.ts';

export function tryLead(play: Play, lead: TrialLead): void {
  while (tryOnce(play, lead) === 'next');
}

function tryOnce(play: Play, lead: TrialLead): AfterAnswer {
  const answer = choose(play, lead);
  play.tally.sawVerdicts(answer.verdicts);
  if (answer.outcome === 'offered' && answer.draw !== null) {
    offer(play, lead, answer.draw);
    return answerOffer(play, lead, answer.draw);
  }
  wait(play, lead, answer);
  return 'settled';
}

function choose(play: Play, lead: TrialLead): PoolAnswer {
  const { pool, tier, reasons } = play.trial;
  return play.parts.choose({
    now: play.now,
    waitUpToMs: tier.wait_up_to ?? null,
    pool,
    queue: pool.id,
    candidates: play.desk.candidatesAt(play.now, exclusionsOf(lead.asked, lead.round, reasons)),
    lags: play.desk.lags,
    requireSkills: [],
    preferSkills: [],
    paused: false,
    companyReps: [],
    hotTier: hotTierOf(tier),
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
function wait(play: Play, lead: TrialLead, answer: PoolAnswer): void {
  const { verdicts } = answer;
  const wasWaiting = lead.state === 'waiting' && lead.because !== null;
  const isScheduled = answer.outcome === 'scheduled';
  const reason = isScheduled ? 'schedule.shift_starts' : whyNobody(verdicts).code;
  const forPlace = isScheduled
    ? verdicts.some(({ why }) => why.code === 'capacity.full')
    : reason === 'hold.nobody';
  play.tally.waits(lead.number);
  Object.assign(lead, { state: 'waiting', because: reason, reroutes: 0, lookAt: null });
  if (forPlace) play.waiting.add(lead);
  else play.waiting.delete(lead);
  if (!wasWaiting) lead.round += 1;
  const at = isScheduled ? answer.until : play.desk.nextChance(play.now, verdicts);
  if (at !== null) planLook(play, lead, at);
  if (wasWaiting && forPlace) passChanceOn(play, lead.number);
}
