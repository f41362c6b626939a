/** Decides what somebody who was absent may catch up on: how it grows, and how it is paid. */
import { type CatchUps, type Lags, LEAD_UNITS } from '../model/decision.ts';
import type { CatchUp } from '../model/policy/fairness.ts';
import { type Changes, creditOf, lagOf, type Share, totalWeight } from './ledger.ts';
import { deadlineOf, dueFrom, isWholeLead, SLACK } from './pick.ts';

/** What a refund made smaller than nothing is nothing, and is set off by what comes next. */
export function toCatchUp(catchUps: Readonly<CatchUps>, repId: string, { leads }: CatchUp): number {
  return Math.max(0, Math.min(lagOf(catchUps, repId), leads * LEAD_UNITS));
}

/** How a draw stands before anything is caught up on. */
export interface Credited {
  /** Everybody whom the draw credits. */
  sharers: readonly Share[];
  /** Those of them who could have got the lead. */
  eligible: readonly Share[];
  chosen: string;
  /** Before the draw. */
  lags: Readonly<Lags>;
  catchUps: Readonly<CatchUps>;
  terms: CatchUp;
}

/**
 * What a draw adds to what the absent may catch up on: the share of one lead that each would have
 * had beside those who were there, as long as it comes to no more than `leads` leads.
 */
export function missedBy(absent: readonly Share[], draw: Credited): Changes {
  const total = totalWeight(draw.sharers);
  const missed: Changes = {};
  for (const { repId, weight } of absent) {
    const room = draw.terms.leads * LEAD_UNITS - lagOf(draw.catchUps, repId);
    const units = Math.min(creditOf(weight, total + weight), room);
    if (units > 0) missed[repId] = units;
  }
  return missed;
}

/** A transfer between lags, and what it takes off what is to be caught up on. */
export interface Payment {
  changes: Changes;
  paid: Changes;
}

/**
 * Every eligible rep with something to catch up on who does not get the lead is paid up to
 * `1/one_in` of one by the other eligible reps, by weight. Whoever gets it is not paid besides, and
 * nobody is paid past the point from which they would get three in a row: what is left is paid with
 * a later lead.
 */
export function payOut(draw: Credited): Payment {
  const changes: Changes = {};
  const paid: Changes = {};
  for (const rep of draw.eligible) {
    const units = dueTo(rep, draw);
    if (units <= 0) continue;
    const others = totalWeight(draw.eligible) - rep.weight;
    let sum = 0;
    for (const { repId, weight } of draw.eligible) {
      if (repId === rep.repId) continue;
      const part = Math.floor((units * weight) / others);
      changes[repId] = lagOf(changes, repId) - part;
      sum += part;
    }
    changes[rep.repId] = lagOf(changes, rep.repId) + sum;
    paid[rep.repId] = 0 - sum;
  }
  return { changes, paid };
}

/**
 * A rep with half of the weights gets a third lead in a row where `1 + e` was owed before the
 * first, anybody with less where even more was. Who is certain to be next gets there with the one
 * credit of that draw, anybody else perhaps with two.
 */
function dueTo(rep: Share, draw: Credited): number {
  const { sharers, chosen, catchUps, terms } = draw;
  const left = toCatchUp(catchUps, rep.repId, terms);
  if (rep.repId === chosen || left === 0) return 0;
  const wanted = Math.min(left, Math.floor(LEAD_UNITS / terms.one_in));
  const draws = isNext(rep, wanted, draw) ? 1 : 2;
  const most = Math.floor(LEAD_UNITS * (1 + dueFrom(sharers.length))) - 2 * SLACK;
  const { lag, credit } = standingOf(rep, draw);
  return Math.min(wanted, most - draws * credit - lag);
}

/** After the draw, and what the next one would add. */
function standingOf({ repId, weight }: Share, { sharers, chosen, lags }: Credited) {
  const credit = creditOf(weight, totalWeight(sharers));
  const taken = repId === chosen ? LEAD_UNITS : 0;
  return { lag: lagOf(lags, repId) + credit - taken, credit };
}

/** Would the next turn be theirs for certain, if the same people were there? */
function isNext(rep: Share, more: number, draw: Credited): boolean {
  const among = { total: totalWeight(draw.sharers), size: draw.sharers.length };
  const dueIn = (one: Share, plus: number) => {
    const { lag, credit } = standingOf(one, draw);
    const owed = lag + credit + plus;
    return isWholeLead(owed) ? -1 : deadlineOf(owed, one.weight, among);
  };
  const first = dueIn(rep, more);
  return draw.eligible.every((one) => one.repId === rep.repId || dueIn(one, 0) > first);
}
