import type { CallCard } from '../../src/routing/model/cards/call-card.ts';
import type {
  BundleCard,
  BundleRow,
  HomeView,
  LeadRow,
  LeadSummary,
  OfferCard,
  OfferRow,
  TeamRow,
} from '../../src/routing/model/cards/cards.ts';
import type { EscalationCard } from '../../src/routing/model/cards/escalation-cards.ts';
import type { PoolRow, ShareRow, WeekRow } from '../../src/routing/model/cards/fairness-cards.ts';
import type { TimeOffRow } from '../../src/routing/model/cards/hours-cards.ts';
import type { QuarantineRow } from '../../src/routing/model/cards/quarantine-cards.ts';
import type { RepChoice } from '../../src/routing/model/cards/reassign-cards.ts';
import type { LeadStanding } from '../../src/routing/model/cards/standings/lead-standing.ts';
import type { Part } from '../../src/routing/model/cards/standings/listed.ts';
import type { StoryView } from '../../src/routing/model/cards/standings/story.ts';

export const NONE_IN_QUARANTINE = { waiting: 0, spam: 0, oldestAt: null };

/** 22 November 2026, 10:00 in Madrid, and minutes after it. */
export const MADRID = 'Europe/Madrid';
export const at = (minutes: number): Date => new Date(Date.UTC(2026, 10, 22, 9, minutes));
export const READER = { timeZone: MADRID, now: at(0) };

/** A name that tries everything at once, and is far too long. */
export const LONG = `<&> “Übergröße” مرحبا שלום 👩‍💻 *bold* _it_ ~no~ \`code\` <!channel> <@U1> <http://evil.test|x> @here ${'very '.repeat(800)}long`;
/** Somebody else is called otherwise than the company: a line names both. */
export const LONG_PERSON = `Dr ${LONG}`;

export function aLead(over: Partial<LeadSummary> = {}): LeadSummary {
  return {
    leadId: 'lead_0123456789abcdefghjk',
    company: 'Globex',
    person: 'Dana Ode',
    title: 'CTO',
    facts: ['1,200 people', 'Madrid'],
    message: 'Need pricing for 300 seats by the end of the month',
    priority: 0.82,
    tier: 'strategic',
    test: false,
    receivedAt: at(0),
    language: null,
    consent: null,
    meetingAt: null,
    ...over,
  };
}

export const bareLead = (): LeadSummary =>
  aLead({ company: '', person: '', title: null, facts: [], message: null, priority: 0, tier: '' });

export const fullLead = (): LeadSummary =>
  aLead({
    company: LONG,
    person: LONG_PERSON,
    title: LONG,
    facts: [LONG, LONG],
    message: LONG,
    tier: LONG,
    language: LONG,
    consent: false,
  });

export function anOffer(over: Partial<OfferCard> = {}): OfferCard {
  return {
    kind: 'offer',
    lead: aLead(),
    offerId: 'ofr_0123456789abcdefghjk',
    state: 'made',
    whyLead: ['demo request', 'known account'],
    whyYou: ['Iberia', 'Spanish', 'next in line'],
    dueAt: at(5),
    ordinal: 1,
    givenBy: null,
    timeZone: MADRID,
    repeated: false,
    settled: null,
    ...over,
  };
}

/** The same lead in a pool's channel. */
export function aCall(over: Partial<CallCard> = {}): CallCard {
  const { lead, offerId, whyLead, dueAt } = anOffer();
  const shown = { kind: 'call', lead, offerId, whyLead, dueAt } as const;
  return { ...shown, timeZone: MADRID, repeated: false, settled: null, ...over };
}

export function aBundleRow(n: number, over: Partial<BundleRow> = {}): BundleRow {
  const lead = aLead({ leadId: `lead_${n}`, company: `Company ${n}` });
  return { lead, offerId: `ofr_${n}`, dueAt: at(15), settled: null, ...over };
}

export function aBundle(rows: BundleRow[], over: Partial<BundleCard> = {}): BundleCard {
  return {
    kind: 'bundle',
    bundleId: 'msg_0123456789abcdefghjk',
    rows,
    timeZone: MADRID,
    reminder: false,
    repeated: false,
    remindedAt: null,
    ...over,
  };
}

export function anEscalation(over: Partial<EscalationCard> = {}): EscalationCard {
  return {
    kind: 'escalation',
    lead: aLead(),
    cause: 'missed',
    repId: 'ana',
    repName: 'Ana',
    missedRepId: 'ana',
    isToRep: false,
    missedAt: at(5),
    current: { name: 'Ben', dueAt: at(10), late: false },
    repsAsked: 2,
    why: 'did not answer in this round',
    nextSteps: [{ text: 'the next rep', at: at(10) }],
    onIt: null,
    mention: null,
    timeZone: MADRID,
    settled: null,
    ...over,
  };
}

export function aWaitingRow(n: number, over: Partial<OfferRow> = {}): OfferRow {
  return {
    leadId: `lead_${n}`,
    offerId: `ofr_${n}`,
    company: `Company ${n}`,
    person: 'Dana Ode',
    test: false,
    dueAt: at(5 + n),
    ...over,
  };
}

export function aLeadRow(n: number, over: Partial<LeadRow> = {}): LeadRow {
  return {
    leadId: `lead_${n}`,
    company: `Company ${n}`,
    person: 'Dana Ode',
    test: false,
    state: 'claimed',
    dueAt: at(35 + n),
    repName: 'Ben',
    repsAsked: 2,
    why: 'nobody can take it',
    ...over,
  };
}

export function aQuarantineRow(n: number, over: Partial<QuarantineRow> = {}): QuarantineRow {
  return {
    leadId: `lead_${n}`,
    company: `Company ${n}`,
    person: 'Dana Ode',
    why: 'nothing in it says who it is from',
    since: at(n),
    spam: false,
    ...over,
  };
}

export function aTeamRow(n: number, over: Partial<TeamRow> = {}): TeamRow {
  return {
    repId: `rep-${n}`,
    name: `Rep ${n}`,
    state: 'available',
    until: null,
    coverName: null,
    covers: [],
    outOfHours: false,
    external: 0,
    open: 7,
    cap: 25,
    inUnits: false,
    owed: 0.4,
    missedToday: 0,
    ...over,
  };
}

export function aChoice(n: number, over: Partial<RepChoice> = {}): RepChoice {
  const load = { open: 7, cap: 25, inUnits: false };
  const stands = { outside: false, owed: 0.4, ...load, suits: null, obstacle: null };
  return { repId: `rep-${n}`, name: `Rep ${n}`, ...stands, ...over };
}

export function aWeekRow(over: Partial<WeekRow> = {}): WeekRow {
  const shares = { share: 0.25, got: 12, of: 50, beyond: 0, owed: 0.4 };
  return { pool: 'emea', ...shares, turn: { as: 'own' }, absence: null, ...over };
}

export function aPoolRow(n: number, over: Partial<PoolRow> = {}): PoolRow {
  const stands = { paused: false, members: 7, available: 5, full: 1, leads: 48 };
  return { pool: `pool-${n}`, ...stands, furthest: { name: 'Ana Ruiz', owed: 0.8 }, ...over };
}

export function aShareRow(n: number, over: Partial<ShareRow> = {}): ShareRow {
  const figures = { share: 0.25, got: 12, of: 48, beyond: 2, owed: 0.4, entitled: 12.4 };
  return { name: `Rep ${n}`, ...figures, ...over };
}

/** A list that is all there is, or the first of so many. */
export function all<Row>(rows: Row[], total = rows.length): Part<Row> {
  return { rows, total };
}

export function aHome(over: Partial<HomeView> = {}): HomeView {
  return {
    viewer: { name: 'Ana Ruiz', role: 'rep', repId: 'ana', timeZone: MADRID },
    admins: ['Mia Chen'],
    availability: {
      repId: 'ana',
      name: 'Ana Ruiz',
      state: 'available',
      until: at(480),
      coverName: null,
      covers: [],
      outOfHours: false,
    },
    inPool: true,
    mayAsk: null,
    waiting: all([]),
    open: all([]),
    week: null,
    lastRisk: null,
    atRisk: all([]),
    held: 0,
    quarantined: 0,
    quarantine: { waiting: 0, spam: 0, oldestAt: null, rows: [] },
    unrouted: 0,
    pools: [],
    team: all([]),
    checks: [],
    pausedPools: [],
    policy: null,
    ...over,
  };
}

export function aStanding(over: Partial<LeadStanding> = {}): LeadStanding {
  return {
    state: 'claimed',
    since: at(1),
    why: '',
    repName: 'Ana',
    asked: 1,
    until: null,
    nextAt: null,
    waitsFor: null,
    staleAt: null,
    closed: null,
    touches: 1,
    lastTouchAt: at(0),
    alias: null,
    ...over,
  };
}

export function aStory(over: Partial<StoryView> = {}): StoryView {
  return {
    lead: aLead(),
    contact: null,
    state: 'offered',
    headline: 'Globex went to Ana at 10:00: the rule “iberia” matched and Ana was owed most.',
    sections: [{ title: 'Rules', lines: ['“iberia” won: first match in order'] }],
    timeline: [
      { at: at(0), text: 'offered to Ana', planned: false },
      { at: at(5), text: 'goes to the next rep', planned: true },
    ],
    timeZone: MADRID,
    ...over,
  };
}

/** A week off in Madrid, a week after everything else. */
export function anAbsence(over: Partial<TimeOffRow> = {}): TimeOffRow {
  return {
    id: 'abs_1',
    repId: 'ana',
    name: 'Ana Ruiz',
    from: new Date('2026-11-29T23:00:00Z'),
    until: new Date('2026-12-04T23:00:00Z'),
    coverId: null,
    coverName: null,
    begun: false,
    setBy: 'Ana Ruiz',
    timeZone: MADRID,
    ...over,
  };
}
