import type { Calendar } from '../../../src/routing/availability/calendar.ts';
import { presentIn } from '../../../src/routing/availability/presence.ts';
import type { LeadFacts } from '../../../src/routing/model/lead.ts';
import type { CompiledPolicy } from '../../../src/routing/policy/compile-policy.ts';
import { type ComparedLead, PolicyComparison } from '../../../src/routing/replay/compare-lead.ts';
import type { PastLead } from '../../../src/routing/replay/past-lead.ts';
import { type PastRep, PastTeam } from '../../../src/routing/replay/past-team.ts';
import { type Moves, MoveTally, netOf } from '../../../src/routing/replay/tally-moves.ts';
import { inputOf } from '../../support/decisions.ts';

/** A Monday. */
export const START = new Date('2026-09-07T10:00:00Z');
export const ALWAYS: Calendar = { hours: 'always', timeZone: 'UTC', holidays: new Set() };
export const OFFICE: Calendar = { ...ALWAYS, hours: { 'mon-fri': ['09:00-17:00'] } };
const EVERY_MS = 300_000;

export function pastRep(
  repId: string,
  { calendar = ALWAYS, ...more }: Partial<PastRep> & { calendar?: Calendar } = {},
): PastRep {
  return {
    repId,
    name: repId,
    skills: [],
    outOfHours: false,
    presence: presentIn(calendar),
    ...more,
  };
}

/** The how many-th lead, one every five minutes. */
export function pastLead(number: number, facts: Partial<LeadFacts> = {}, at?: Date): PastLead {
  const { account, facts: all } = inputOf({ facts });
  const when = at ?? new Date(START.getTime() + number * EVERY_MS);
  const leadId = `lead_${String(number).padStart(5, '0')}`;
  return { leadId, at: when, receivedAt: when, facts: all, account, enrichment: null };
}

export const fromCountry = (country: string): Partial<LeadFacts> => ({ company: { country } });

export interface Compared {
  moves: Moves;
  leads: ComparedLead[];
  /** How many more each rep gets. */
  nets: Record<string, number>;
}

export function comparePast(
  before: CompiledPolicy,
  after: CompiledPolicy,
  { leads, reps }: { leads: readonly PastLead[]; reps: readonly PastRep[] },
): Compared {
  const until = new Date(START.getTime() + leads.length * EVERY_MS);
  const team = new PastTeam(reps, { from: new Date('2026-09-01T00:00:00Z'), until });
  const comparison = new PolicyComparison(before, after, team);
  const tally = new MoveTally();
  const compared = leads.map((lead) => comparison.compare(lead));
  for (const one of compared) tally.add(one);
  const moves = tally.result();
  const nets = Object.fromEntries(moves.reps.map((one) => [one.repId, netOf(one)]));
  return { moves, leads: compared, nets };
}

export function received(leads: readonly ComparedLead[], side: 'before' | 'after', rep: string) {
  return leads.filter((one) => one[side].repId === rep).length;
}
