/** Says in words what came of an offer, and where a lead waits that is offered to nobody. */
import { counted } from '../../../words/numbers.ts';
import { type Phrase, type Slot, say } from '../../../words/say.ts';
import type { EventWords } from './told.ts';

export const OFFERS: EventWords = {
  'lead.offered': ({ rep }) => say`Offered to ${rep}.`,
  'offer.delivered': ({ rep }) => say`The card reached ${rep}.`,
  'offer.time_began': ({ rep, crm }) =>
    crm === 'silent'
      ? say`The time of ${rep} began without the CRM, which had not confirmed the owner.`
      : say`The CRM has the owner: the time of ${rep} began.`,
  'offer.declined': ({ rep, note }) => say`${rep} declined: “${note}”.`,
  'offer.decline_undone': ({ rep }) => say`${rep} took the decline back.`,
  'offer.expired': ({ rep }) => say`${rep} did not answer in time.`,
  'offer.unseen': ({ rep }) => say`${rep} did not see it, so it counts as no miss.`,
  'offer.withdrawn': ({ rep, reason }) => WITHDRAWN[reason]?.(rep) ?? say`Taken back from ${rep}.`,
  'offer.extended': ({ by, data }) =>
    say`${by} gave ${counted(Number(data.minutes), 'more minute')}.`,
  'offer.reopened': ({ rep }) => say`${rep} can claim it again.`,
  'offer.undeliverable': ({ rep, word }) => say`Slack refused the card for ${rep} (${word}).`,
  'offer.unconfirmed': ({ rep }) => say`Nobody knows whether the card reached ${rep}.`,
  'offer.refunded': ({ rep }) => say`The turn of ${rep} came back.`,
};

const WITHDRAWN: Readonly<Record<string, (rep: Slot) => Phrase>> = {
  away: (rep) => say`Taken back from ${rep}, who went Away.`,
  time_off: (rep) => say`Taken back from ${rep}, whose time off began.`,
  left: (rep) => say`Taken back from ${rep}, who is no longer in Slack.`,
  slack_dnd: (rep) => say`Taken back from ${rep}, who paused Slack notifications.`,
  slack_status: (rep) => say`Taken back from ${rep}, whose Slack status says away.`,
  account_found: (rep) => say`Taken back from ${rep}, because its account is known now.`,
  quarantined: (rep) => say`Taken back from ${rep}: a machine seems to send it.`,
  taken_back: (rep) => say`Taken back from ${rep}, because the rep before took the decline back.`,
  taken: (rep) => say`Taken back from ${rep}, as somebody else was first to claim it.`,
  not_delivered: (rep) => say`Taken back from ${rep}, whom no card had reached in time.`,
};

export const WAITS: EventWords = {
  'lead.held': () => say`Put on hold.`,
  'lead.kept_waiting': ({ reason }) =>
    reason === 'hold.backlog'
      ? say`Waits its turn: who could take it has others to answer first.`
      : say`Waits on: nobody can take it now.`,
  'lead.scheduled': ({ until }) => say`Waits for a shift at ${until}.`,
};
