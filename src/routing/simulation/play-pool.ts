/**
 * Plays leads through a pool by the code that routes real ones, and says how they would be shared
 * out: the same choice, ledger, shifts, caps, clocks and refunds. Only the answers are chance.
 */
import { chooseFromPool } from '../assignment/choose-from-pool.ts';
import { reverseChanges } from '../fairness/ledger.ts';
import { endSilence } from './answer-offer.ts';
import {
  type DecidingParts,
  type Happening,
  leave,
  type Play,
  passChanceOn,
  planEnd,
  planLook,
  type TrialLead,
} from './play.ts';
import { seededNumbers } from './seeded-numbers.ts';
import { Tally, type TrialResult } from './tally.ts';
import { Timeline } from './timeline.ts';
import type { Trial } from './trial.ts';
import { TrialDesk } from './trial-desk.ts';
import { tryLead } from './try-lead.ts';

/** What still waits so long after the last lead came is counted as not shared out. */
const PATIENCE_MS = 7 * 86_400_000;

const REAL: DecidingParts = { choose: chooseFromPool, reverse: reverseChanges };

/** The same trial gives the same result, whatever the order of its reps. */
export function playPool(trial: Trial, parts: DecidingParts = REAL): TrialResult {
  const play: Play = {
    trial,
    parts,
    desk: new TrialDesk(trial),
    tally: new Tally(trial),
    timeline: new Timeline<Happening>(),
    leads: Array.from({ length: trial.leads }, (_, number) => newLead(number)),
    waiting: new Set(),
    standing: null,
    random: seededNumbers(trial.seed),
    now: trial.from,
  };
  const arrivesAt = (number: number) => new Date(trial.from.getTime() + number * trial.everyMs);
  for (const lead of play.leads) planLook(play, lead, arrivesAt(lead.number));
  closeWhatIsOpen(play);
  run(play, arrivesAt(trial.leads - 1).getTime() + PATIENCE_MS);
  for (const lead of play.leads) endAsItStands(play, lead);
  return play.tally.result(play.desk.lags);
}

/** Whoever was asked in vain and keeps the lead has used the turn. */
function endAsItStands(play: Play, lead: TrialLead): void {
  const { state, asked, because } = lead;
  if (state === 'over') return;
  const last = asked.at(-1);
  if (state === 'asked' && last) play.tally.lostTurn(last.repId);
  leave(play, lead, state === 'waiting' && because !== null ? because : 'unanswered');
}

function newLead(number: number): TrialLead {
  return {
    number,
    state: 'waiting',
    lookAt: null,
    because: null,
    asked: [],
    round: 1,
    reroutes: 0,
  };
}

/** Of what people hold already nobody knows the age, so all of it is as if claimed at the start. */
function closeWhatIsOpen(play: Play): void {
  const { reps, from, openForMs } = play.trial;
  if (openForMs === null) return;
  const at = new Date(from.getTime() + openForMs);
  for (const { repId, counters } of reps) {
    for (let open = counters?.open ?? 0; open > 0; open -= 1) {
      planEnd(play, at, { do: 'close', repId, had: 'place' });
    }
  }
}

function run(play: Play, endsAt: number): void {
  for (let next = play.timeline.takeNext(); next; next = play.timeline.takeNext()) {
    if (next.at > endsAt) return;
    play.now = new Date(next.at);
    happen(play, next.what);
  }
}

function happen(play: Play, what: Happening): void {
  if (what.do === 'close') {
    if (what.had === 'place') play.desk.freeOnePlace(what.repId);
    else play.desk.freePlace(what.repId, { uncounted: false });
    passChanceOn(play);
  } else if (what.do === 'silence') {
    if (endSilence(play, what.lead, what.draw) === 'next') tryLead(play, what.lead);
  } else if (what.lead.state === 'waiting' && what.lead.lookAt === play.now.getTime()) {
    tryLead(play, what.lead);
  }
}
