/** Says in words what an audit row records. */
import type { AuditEvent } from '../../db/audit-store.ts';
import type { Reader } from '../../db/database.ts';
import { nameOfActor, nameOfRep } from './names.ts';

type Words = (slots: { rep: string; by: string; data: AuditEvent['data'] }) => string;

const WITHDRAWN: Record<string, string> = {
  away: ', who went Away',
  left: ', who is no longer in Slack',
  taken_back: ', because the rep before took the decline back',
};

const WORDS: Record<string, Words> = {
  'lead.received': ({ data }) => `Received from ${data.source}.`,
  'lead.repeated': () => 'The same person asked again.',
  'lead.offered': ({ rep }) => `Offered to ${rep}.`,
  'offer.delivered': ({ rep }) => `The card reached ${rep}.`,
  'offer.declined': ({ rep, data }) => `${rep} declined: ${data.reason}.`,
  'offer.expired': ({ rep }) => `${rep} did not answer in time.`,
  'offer.withdrawn': ({ rep, data }) =>
    `Taken back from ${rep}${WITHDRAWN[String(data.reason)] ?? ''}.`,
  'offer.extended': ({ by, data }) => `${by} gave ${data.minutes} more minutes.`,
  'offer.undeliverable': ({ rep, data }) => `Slack refused the card for ${rep} (${data.word}).`,
  'lead.claimed': ({ rep }) => `${rep} claimed it.`,
  'lead.claim_undone': ({ rep }) => `${rep} took the claim back.`,
  'offer.decline_undone': ({ rep }) => `${rep} took the decline back.`,
  'lead.given_back': ({ by, rep }) =>
    by === rep ? `${rep} gave it back.` : `${by} took it from ${rep}, as given back.`,
  'lead.released': ({ rep }) => `Taken from ${rep}, who is gone.`,
  'lead.returned': ({ rep }) => `It is with ${rep} again.`,
  'lead.reopened': ({ rep, by }) => `Reopened by ${by}; it is with ${rep} again.`,
  'lead.restored': ({ by }) => `Restored by ${by}, to be routed anew.`,
  'lead.override_undone': ({ by, data }) =>
    `${by} took the change of owner back${data.to ? '' : ', and nobody had it before'}.`,
  'lead.covered': ({ rep }) => `${rep} has it now, as the cover.`,
  'lead.touched': ({ by }) => `${by} logged a first touch.`,
  'lead.overridden': ({ by, rep }) => `${by} gave it to ${rep}.`,
  'lead.held': () => 'Put on hold.',
  'lead.scheduled': ({ data }) => `Waits for a shift at ${data.until}.`,
  'lead.quarantined': () => 'Put in quarantine.',
  'lead.merged': ({ by, data }) => `${by} merged ${data.from} into ${data.into}.`,
  'lead.closed': ({ by, data }) => `Closed as ${data.outcome} by ${by}.`,
  'rep.notifications': ({ rep, data }) =>
    `${rep} ${data.out_of_hours ? 'takes' : 'no longer takes'} hot leads outside working hours.`,
  'rep.away': ({ data }) => `Away${data.until ? ` until ${data.until}` : ''}.`,
  'rep.back': () => 'Back.',
  'rep.deactivated': () => 'No longer in Slack.',
  'rep.reactivated': () => 'In Slack again.',
  'ledger.settled': ({ data }) => `What was owed in ${data.queue} went to the others.`,
  'sla.reminded': ({ rep }) => `Reminded ${rep}.`,
  'sla.breached': ({ rep }) => `The time of ${rep} ended.`,
  'sla.escalated': () => 'Told the managers.',
  'slack.down': ({ data }) => `Slack is down since ${data.since}: clocks stand still.`,
  'slack.up': ({ data }) => `Slack is back: ${data.clocks} clocks go on.`,
  'crm.down': ({ data }) => `The CRM is down since ${data.since}.`,
  'crm.up': () => 'The CRM is back.',
};

export async function describeEvent(from: Reader, event: AuditEvent): Promise<string> {
  const { data } = event;
  const repId = data.rep ?? data.to;
  const rep = typeof repId === 'string' ? await nameOfRep(from, repId) : 'nobody';
  const words = WORDS[event.action];
  return words ? words({ rep, by: await nameOfActor(from, event.actor), data }) : event.action;
}
