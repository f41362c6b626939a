import { renderCard } from '../../../src/blocks/render-card.ts';
import type { Card } from '../../../src/routing/model/cards/cards.ts';
import { PAGE_ROWS } from '../../../src/services/quarantine/load-quarantine.ts';
import { MOST_OFFERS } from '../../../src/services/steps/offer/bundle.ts';
import { say } from '../../../src/words/say.ts';
import { aProposal } from '../policy-views.ts';
import { aTeamWeekRow } from '../team-views.ts';
import {
  aBundle,
  aBundleRow,
  aCall,
  anOffer,
  aQuarantineRow,
  at,
  aWeekRow,
  MADRID,
} from '../views.ts';
import { ESCALATION_CARDS } from './escalation-cards.ts';
import { EMPTIEST, type Filling, leadOf, leadRow, some } from './filling.ts';
import type { Surfaces } from './registry.ts';
import { SET_UP_CARDS } from './set-up-cards.ts';
import { SETTLEMENTS } from './settled-offers.ts';

type Kind = Card['kind'];
type Draft = (filling: Filling) => Card;

const CARDS: { [K in Kind]: (filling: Filling) => Extract<Card, { kind: K }> } = {
  offer: (f) =>
    anOffer({
      lead: leadOf(f),
      whyLead: f.either([], [f.text, f.text]),
      whyYou: f.either([], [f.text, f.text, f.text]),
      givenBy: f.maybe({ name: f.name, reason: f.text }),
      ordinal: f.either(1, 100),
      repeated: f.either(false, true),
      missingData: f.maybe('asked_again'),
    }),
  call: (f) =>
    aCall({
      lead: leadOf(f),
      whyLead: f.either([], [f.text, f.text]),
      repeated: f.either(false, true),
    }),
  reminder: (f) => ({
    kind: 'reminder',
    lead: leadOf(f),
    offerId: 'ofr_1',
    dueAt: at(5),
    timeZone: MADRID,
    goesOn: f.either(false, true),
    settled: null,
  }),
  bundle: (f) =>
    aBundle(some(f, (n) => aBundleRow(n, { lead: leadOf(f) })).slice(0, MOST_OFFERS), {
      repeated: f.either(false, true),
    }),
  touch_reminder: (f) => ({
    kind: 'touch_reminder',
    lead: leadOf(f),
    repName: f.name,
    claimedAt: at(0),
    promise: f.either('first_touch', 'next_touch'),
    dueAt: at(35),
    late: f.either(false, true),
    timeZone: MADRID,
  }),
  morning: (f) => ({
    kind: 'morning',
    rows: some(f, leadRow(f)),
    waiting: f.count,
    timeZone: MADRID,
  }),
  week: (f) => ({
    kind: 'week',
    week: {
      rows: some(f, (n) =>
        aWeekRow({
          pool: `pool-${n}`,
          turn: { as: 'other', name: f.name, why: 'tie.most_owed', owed: { next: 1, own: 0 } },
          absence: { missed: 9, catchUp: 3, oneIn: 4 },
        }),
      ),
      halfWithinMs: f.maybe(100_000),
    },
  }),
  team_week: (f) => ({
    kind: 'team_week',
    week: {
      finding: f.either({ is: 'quiet' }, { is: 'missed', name: f.name, missed: 9, offered: 99 }),
      total: aTeamWeekRow({ offered: f.count, halfWithinMs: f.maybe(100_000) }),
      leads: f.count,
      rows: f.many(() => aTeamWeekRow({ name: f.name, missed: 9 })),
    },
  }),
  snooze_over: (f) => ({
    kind: 'snooze_over',
    lead: leadOf(f),
    reason: f.text,
    by: f.maybe(f.name),
    due: f.maybe({ first: true, at: at(9) }),
    timeZone: MADRID,
  }),
  ...ESCALATION_CARDS,
  ...SET_UP_CARDS,
  suggestion: ({ text, person, name, maybe, either }) => ({
    kind: 'suggestion',
    suggestionId: 'sug_1',
    leadId: 'lead_1',
    company: text,
    person,
    other: either(
      { is: 'account', name, owner: null },
      { is: 'lead', leadId: 'lead_2', company: text, person, holder: name },
    ),
    why: text,
    keptFor: maybe(text),
    timeZone: MADRID,
    settled: null,
  }),
  quarantine: (f) => ({
    kind: 'quarantine',
    lead: leadOf(f),
    why: f.text,
    since: at(0),
    namesNobody: f.either(true, false),
    timeZone: MADRID,
    settled: null,
  }),
  quarantine_digest: (f) => ({
    kind: 'quarantine_digest',
    waiting: f.either(1, f.count),
    spam: f.count,
    oldestAt: at(-60),
    rows: some(f, (n) => aQuarantineRow(n, { company: f.text, person: f.text, why: f.text })).slice(
      0,
      PAGE_ROWS,
    ),
    timeZone: MADRID,
  }),
  proposal: ({ text, name, many, maybe }) => ({
    ...aProposal({
      author: name,
      message: maybe(text),
      basedOn: maybe(12),
      changes: many(() => text),
      moved: maybe(text),
    }),
    kind: 'proposal',
    timeZone: MADRID,
  }),
  join: ({ name, maybe, many, either }) => ({
    kind: 'join',
    asker: { name: maybe(name), userId: 'U0DANA' },
    mayEdit: either(false, true),
    admins: many(() => name),
  }),
  deed: ({ text, person, name }) => ({
    kind: 'deed',
    deedId: 'deed_1',
    leadId: 'lead_1',
    company: text,
    person,
    asker: { name, userId: 'U0ANA' },
    asked: { name, repId: 'mia' },
    command: `/lead assign lead_1 @ben ${text.slice(0, 900)}`,
    expiresAt: at(60),
    state: 'open',
    since: at(0),
    timeZone: MADRID,
  }),
  notice: ({ text, name, maybe, either }) => ({
    kind: 'notice',
    title: say`${name}`,
    text: say`${name}`,
    quote: maybe(text),
    people: either([], ['U0BEN']),
    leadId: maybe('lead_1'),
  }),
};

/** How a card looks later on, where that is another card altogether. */
const LATER = {
  'offer, closed': (f) => ({
    ...CARDS.offer(f),
    settled: { ...SETTLEMENTS.claimed(f), closed: f.either('stale', 'converted'), contact: null },
  }),
  'quarantine, discarded': (f) => ({
    ...CARDS.quarantine(f),
    settled: { as: 'discarded', by: f.name, at: at(1), reason: 'spam', rep: f.maybe(f.name) },
  }),
  'proposal, rejected': (f) => ({
    ...CARDS.proposal(f),
    settled: { as: 'rejected', by: f.name, at: at(1), reason: f.maybe(f.text) },
  }),
  'suggestion, confirmed': (f) => ({
    ...CARDS.suggestion(f),
    settled: { as: 'confirmed', by: f.name, at: at(1) },
  }),
  'escalation, claimed': (f) => ({
    ...CARDS.escalation(f),
    settled: { text: 'claimed', by: f.name, at: at(1) },
  }),
  'call, claimed': (f) => ({
    ...CARDS.call(f),
    settled: { as: 'claimed', by: f.name, tookMs: 42_000, beside: f.maybe(f.name) },
  }),
  'call, over': (f) => ({ ...CARDS.call(f), settled: { as: 'over', next: f.maybe(f.name) } }),
  'escalation_reply, settled': (f) => ({
    ...CARDS.escalation_reply(f),
    says: 'settled',
    card: { ...CARDS.escalation(f), settled: { text: 'claimed', by: f.name, at: at(1) } },
  }),
  'escalation_storm, some claimed': (f) => ({
    ...CARDS.escalation_storm(f),
    told: f.either(7, f.count + 1),
  }),
  'escalation_storm, settled': (f) => ({
    ...CARDS.escalation_storm(f),
    told: f.either(7, f.count),
    count: 0,
    rows: [],
    settled: {
      owners: some(f, () => ({ name: f.name, leads: f.either(7, f.count) })),
      closed: f.count,
      quarantined: f.count,
    },
  }),
  'deed, refused': (f) => ({ ...CARDS.deed(f), state: 'refused' }),
  'deed, undone': (f) => ({ ...CARDS.deed(f), state: 'undone' }),
  'notice, away for misses': (f) => ({ ...CARDS.notice(f), comesBack: true }),
} satisfies Record<string, Draft>;

const SETTLED = Object.entries(SETTLEMENTS).map(([as, settle]): [string, Draft] => [
  `offer, ${as}`,
  (f) => ({ ...CARDS.offer(f), settled: settle(f) }),
]);

const drafts: [string, Draft][] = [...Object.entries(CARDS), ...Object.entries(LATER), ...SETTLED];

/** Names of those with nothing left to answer. */
export const SETTLED_CARDS: readonly string[] = drafts
  .filter(([, draft]) => isSettled(draft(EMPTIEST)))
  .map(([name]) => name);

function isSettled(card: Card): boolean {
  if (card.kind === 'deed') return card.state !== 'open';
  return 'settled' in card && card.settled !== null;
}

export const CARD_SURFACES: Surfaces = Object.fromEntries(
  drafts.map(([name, draft]) => [name, (f: Filling) => renderCard(draft(f), at(0))]),
);
