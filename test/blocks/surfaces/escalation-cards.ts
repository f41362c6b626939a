import type {
  EscalationCard,
  EscalationReply,
  EscalationStorm,
} from '../../../src/routing/model/cards/escalation-cards.ts';
import { anEscalation, at, MADRID } from '../views.ts';
import { type Filling, leadOf, some } from './filling.ts';

/** As many as one message about a storm names. */
const MOST_ROWS = 10;

const holder = ({ name, maybe }: Filling) => maybe({ name, dueAt: at(10), late: false });

const escalation = (f: Filling): EscalationCard =>
  anEscalation({
    lead: leadOf(f),
    cause: f.either('nobody', 'missed'),
    repId: f.maybe('ana'),
    repName: f.maybe(f.name),
    missedRepId: f.maybe('ana'),
    missedAt: f.maybe(at(5)),
    current: holder(f),
    repsAsked: f.count,
    why: f.text,
    nextSteps: f.many((n) => ({ text: f.name, at: at(10 + n) })).slice(0, 5),
    onIt: f.maybe({ name: f.name, at: at(8) }),
    mention: f.maybe('U0MIA'),
  });

/** What people above the reps see of leads that nobody claims. */
export const ESCALATION_CARDS = {
  escalation,
  escalation_reply: (f: Filling): EscalationReply => ({
    kind: 'escalation_reply',
    card: escalation(f),
    says: f.either('missed', 'climbed'),
  }),
  escalation_storm: (f: Filling): EscalationStorm => ({
    kind: 'escalation_storm',
    poolId: f.maybe('emea'),
    told: f.either(1, f.count),
    count: f.either(1, f.count),
    rows: some(f, (n) => ({
      leadId: `lead_${n}`,
      company: f.text,
      person: f.text,
      since: at(0),
      current: holder(f),
      held: f.either(true, false),
    })).slice(0, MOST_ROWS),
    slow: f.maybe({ from: at(0), to: at(4) }),
    again: f.either(false, true),
    mention: f.maybe('U0MIA'),
    at: at(10),
    timeZone: MADRID,
    settled: null,
  }),
};
