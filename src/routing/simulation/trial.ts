/** Names what a trial of one pool is given: who shares, how leads come, how people answer. */

import type { Calendar } from '../availability/calendar.ts';
import type { TimelessRep } from '../availability/candidate-at.ts';
import type { CatchUps, Lags } from '../model/decision.ts';
import type { DeclineReason, Pool } from '../model/policy/policy.ts';
import type { NamedTier } from '../model/policy/sla.ts';

/** How people answer an offer: shares of 1; whoever neither declines nor is silent claims. */
export interface Answering {
  decline: number;
  silent: number;
}

export interface Trial {
  pool: Pool;
  poolCalendar: Calendar;
  /** Its clocks decide when silence is over. */
  tier: NamedTier;
  reasons: readonly DeclineReason[];
  /** The members of the pool as the trial finds them. */
  reps: readonly TimelessRep[];
  /** Of the pool's own queue, those who left it included. */
  lags: Readonly<Lags>;
  catchUps: Readonly<CatchUps>;
  leads: number;
  /** How many ordinary leads each of them fills a rep by: a whole number from 1. */
  units: number;
  from: Date;
  everyMs: number;
  answering: Answering;
  /** How long a lead stays open at whoever claimed it; null: to the end. */
  openForMs: number | null;
  seed: number;
}
