import type { OfferSettlement } from '../../../src/routing/model/cards/offer-settlement.ts';
import { at } from '../views.ts';
import type { Filling } from './filling.ts';

type SettledAs = OfferSettlement['as'];

/** Everything that can become of an offer. */
export const SETTLEMENTS: {
  [As in SettledAs]: (filling: Filling) => OfferSettlement & { as: As };
} = {
  claimed: ({ text, name, maybe, either }) => ({
    as: 'claimed',
    beside: maybe(name),
    at: at(1),
    asHost: either(false, true),
    tookMs: 60_000,
    contact: maybe({ email: text, phone: name }),
    firstTouchBy: maybe(at(35)),
    nextTouchBy: maybe(at(95)),
    snooze: maybe({ until: at(9000), reason: text }),
    crm: either('none', 'pending'),
    closed: null,
    worth: maybe(name),
    undoUntil: maybe(at(3)),
  }),
  claimed_by_other: ({ name }) => ({ as: 'claimed_by_other', by: name, at: at(1) }),
  declined: ({ name, maybe, either }) => ({
    as: 'declined',
    at: at(1),
    reason: name,
    next: maybe(name),
    refunded: either(false, true),
    cameBack: maybe(3),
    undoUntil: maybe(at(3)),
  }),
  given_back: ({ name, maybe }) => ({ as: 'given_back', at: at(1), next: maybe(name) }),
  called_bad: ({ name, maybe, either }) => ({
    as: 'called_bad',
    at: at(1),
    next: maybe(name),
    again: false,
    agreed: either(false, true),
    cameBack: either(false, true),
  }),
  taken_back: ({ name }) => ({ as: 'taken_back', at: at(1), by: name }),
  expired: ({ name, maybe, either }) => ({
    as: 'expired',
    at: at(5),
    next: maybe(name),
    isAway: either(false, true),
  }),
  not_delivered: ({ name, maybe }) => ({ as: 'not_delivered', at: at(5), next: maybe(name) }),
  away: ({ name, maybe }) => ({ as: 'away', at: at(1), next: maybe(name) }),
  time_off: ({ name, maybe }) => ({ as: 'time_off', at: at(1), next: maybe(name) }),
  slack_dnd: ({ name, maybe }) => ({ as: 'slack_dnd', at: at(1), next: maybe(name) }),
  slack_status: ({ name, maybe }) => ({ as: 'slack_status', at: at(1), next: maybe(name) }),
  account_found: ({ name, maybe }) => ({ as: 'account_found', at: at(1), next: maybe(name) }),
  sent_on: ({ text, name, maybe }) => ({
    as: 'sent_on',
    at: at(1),
    by: name,
    reason: text,
    next: maybe(name),
  }),
  overridden: ({ text, name }) => ({
    as: 'overridden',
    at: at(1),
    by: name,
    to: name,
    reason: text,
  }),
  merged: ({ name, maybe, either }) => ({
    as: 'merged',
    at: at(1),
    holder: maybe(name),
    own: either(false, false),
    since: at(-60),
  }),
  withdrawn: () => ({ as: 'withdrawn', at: at(1) }),
};
