/** Lets chance answer an offer, and does what follows: the turn, the place, and who is next. */
import { givesTurnBack, isRefundSpent, REFUNDS_WITHIN_MS } from '../fairness/refund.ts';
import type { Draw } from '../model/decision.ts';
import type { DeclineReason } from '../model/policy/policy.ts';
import { claimCalendar } from '../sla/clock-calendar.ts';
import { planClaimClock } from '../sla/plan-clock.ts';
import { leave, type Play, passChanceOn, planEnd, type TrialLead } from './play.ts';

/** The lead is settled or asks somebody already, or it is to be offered to the next. */
export type AfterAnswer = 'settled' | 'next';

export function answerOffer(play: Play, lead: TrialLead, draw: Draw): AfterAnswer {
  const { decline, silent } = play.trial.answering;
  const chance = play.random();
  if (chance < decline) return declineOffer(play, lead, draw);
  if (chance < decline + silent) staySilent(play, lead, draw);
  else claim(play, lead, draw);
  return 'settled';
}

function claim(play: Play, lead: TrialLead, { repId }: Draw): void {
  const { openForMs } = play.trial;
  lead.state = 'over';
  play.tally.receivedBy(repId);
  play.desk.answered(repId);
  if (play.waiting.size > 0) passChanceOn(play);
  if (openForMs === null) return;
  planEnd(play, new Date(play.now.getTime() + openForMs), { do: 'close', repId, had: 'lead' });
}

function declineOffer(play: Play, lead: TrialLead, draw: Draw): AfterAnswer {
  const { reasons } = play.trial;
  const reason = reasons[Math.floor(play.random() * reasons.length)];
  const refund = reason !== undefined && turnComesBack(play, draw, reason);
  endOffer(play, lead, { draw, reason: reason ?? null, refund });
  if (reason?.next !== 'manager') return 'next';
  leave(play, lead, 'hold.declined_to_manager');
  return 'settled';
}

function turnComesBack(play: Play, { repId }: Draw, reason: DeclineReason): boolean {
  const { pool } = play.trial;
  const since = new Date(play.now.getTime() - REFUNDS_WITHIN_MS);
  const isSpent = isRefundSpent(pool, play.desk.countRefunds(repId, since));
  return givesTurnBack(pool, reason) && !isSpent;
}

/** Nothing happens until the clock asks the next rep, as it would have. */
function staySilent(play: Play, lead: TrialLead, draw: Draw): void {
  const { tier, poolCalendar } = play.trial;
  const rep = play.desk.candidate(draw.repId, play.now);
  const { events } = planClaimClock({
    tier,
    calendar: claimCalendar(tier, rep, {
      rep: play.desk.rep(draw.repId).presence.calendar,
      pool: poolCalendar,
    }),
    startedAt: play.now,
    deadlineAt: deadlineOf(play, lead),
  });
  const reroute = events.find((event) => event.do === 'reroute');
  if (reroute) planEnd(play, new Date(reroute.at), { do: 'silence', lead, draw });
}

/** Counts from the round's first offer, which may be the one that begins now. */
function deadlineOf({ trial, now }: Play, { asked, round }: TrialLead): Date | null {
  const limitMs = trial.tier.lead_deadline;
  if (limitMs === undefined) return null;
  const first = asked.find((offer) => offer.round === round)?.at ?? now;
  return new Date(first.getTime() + limitMs);
}

/** The silence is over: it used the turn, and the next rep is asked unless that was the last. */
export function endSilence(play: Play, lead: TrialLead, draw: Draw): AfterAnswer {
  const { tier } = play.trial;
  const deadline = deadlineOf(play, lead);
  endOffer(play, lead, { draw, reason: null, refund: false });
  const wasLast = lead.reroutes >= tier.max_reroutes;
  lead.reroutes += 1;
  if (wasLast) leave(play, lead, 'hold.max_reroutes');
  else if (deadline !== null && play.now >= deadline) leave(play, lead, 'hold.deadline');
  else return 'next';
  return 'settled';
}

function endOffer(
  play: Play,
  lead: TrialLead,
  { draw, reason, refund }: { draw: Draw; reason: DeclineReason | null; refund: boolean },
): void {
  const last = lead.asked.at(-1);
  if (last) Object.assign(last, reason ? { state: 'declined', reason: reason.id } : SILENCE);
  play.desk.answered(draw.repId);
  if (refund) play.desk.takeBack(draw.repId, { ...takenBack(draw, play.parts), at: play.now });
  else play.tally.lostTurn(draw.repId);
  play.desk.freePlace(draw.repId, { uncounted: refund });
  play.tally.sawLags(play.desk.lags);
  passChanceOn(play);
}

function takenBack({ changes, promised = {} }: Draw, { reverse }: Play['parts']) {
  return { changes: reverse(changes), promised: reverse(promised) };
}

const SILENCE = { state: 'expired', reason: null } as const;
