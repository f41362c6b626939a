/** Says in words what an audit row records. */
import type { AuditEvent } from '../../db/audit/audit-store.ts';
import { findText } from '../../db/audit/text-store.ts';
import type { Reader } from '../../db/database.ts';
import { findOffer } from '../../db/leads/offer-store.ts';
import { FETCHED_NAMES, isFetchedSystem } from '../../routing/model/fetched.ts';
import { moneyText } from '../../routing/model/working/money.ts';
import { SLACK_SOURCE } from '../../routing/model/workspace/own-sources.ts';
import { listWords } from '../../routing/policy/doc/plain-words.ts';
import { findDeclineReason } from '../steps/offer/decline-reason.ts';
import { localTime } from './local-time.ts';
import { nameOfActor, nameOfRep } from './names.ts';
import { notedWords, touchWords } from './touch-words.ts';

interface Slots {
  rep: string;
  by: string;
  /** Of a decline, under the policy its offer began with; of an override, its words. */
  reason: string;
  isHost: boolean;
  starts: string;
  /** ` (Mon 10:05)`, of what an outside system told; empty otherwise. */
  happened: string;
  until: string;
  data: AuditEvent['data'];
}

type Words = (slots: Slots) => string;

const WITHDRAWN: Record<string, string> = {
  away: ', who went Away',
  time_off: ', whose time off began',
  left: ', who is no longer in Slack',
  slack_dnd: ', who paused Slack notifications',
  slack_status: ', whose Slack status says away',
  account_found: ', because its account is known now',
  quarantined: ': a machine seems to send it',
  taken_back: ', because the rep before took the decline back',
  taken: ', as somebody else was first to claim it',
  not_delivered: ', whom no card had reached in time',
};

const SIGNS: Record<string, string> = {
  slack_dnd: 'Slack notifications are paused',
  slack_status: 'The Slack status says away',
};

const CLIMBED: Record<string, string> = {
  channel: 'told the channel',
  managers: 'called the manager',
  ops: 'told operations',
};

const MERGED_FOR: Record<string, string> = {
  mailbox: ': the same mailbox, written otherwise',
  phone_and_name: ': the same phone number and name',
};

const WORDS: Record<string, Words> = {
  'lead.received': ({ data, by }) =>
    data.source === SLACK_SOURCE.id ? `Added by ${by}.` : `Received from ${data.source}.`,
  'lead.announced': ({ data }) => `Announced by ${data.source}; it is asked for.`,
  'lead.fetched': ({ data }) => `Fetched from ${systemName(data.system)}.`,
  'lead.fetch_failed': ({ data }) =>
    `Asked for at ${systemName(data.system)} in vain (${data.why}).`,
  'lead.repeated': () => 'The same person asked again.',
  'lead.enriched': ({ data }) =>
    `Looked up at ${data.providers}${data.set_aside ? `; not usable: ${data.set_aside}` : ''}.`,
  'lead.enrichment_failed': ({ data, until }) =>
    `Could not be looked up (${String(data.providers).replaceAll('_', ' ')})${until && `, again at ${until}`}.`,
  'lead.offered': ({ rep }) => `Offered to ${rep}.`,
  'offer.delivered': ({ rep }) => `The card reached ${rep}.`,
  'offer.time_began': ({ rep, data }) =>
    data.crm === 'silent'
      ? `The time of ${rep} began without the CRM, which had not confirmed the owner.`
      : `The CRM has the owner: the time of ${rep} began.`,
  'offer.declined': ({ rep, reason }) => `${rep} declined: “${reason}”.`,
  'offer.expired': ({ rep }) => `${rep} did not answer in time.`,
  'offer.unseen': ({ rep }) => `${rep} did not see it, so it counts as no miss.`,
  'offer.withdrawn': ({ rep, data }) =>
    `Taken back from ${rep}${WITHDRAWN[String(data.reason)] ?? ''}.`,
  'offer.extended': ({ by, data }) => `${by} gave ${data.minutes} more minutes.`,
  'offer.reopened': ({ rep }) => `${rep} can claim it again.`,
  'offer.undeliverable': ({ rep, data }) => `Slack refused the card for ${rep} (${data.word}).`,
  'offer.unconfirmed': ({ rep }) => `Nobody knows whether the card reached ${rep}.`,
  'lead.claimed': ({ rep, by, isHost: hosts }) => {
    if (hosts) return `It is with ${rep}, who hosts the meeting.`;
    return by === rep ? `${rep} claimed it.` : `It is with ${rep}, without a claim.`;
  },
  'lead.claim_undone': ({ rep }) => `${rep} took the claim back.`,
  'offer.decline_undone': ({ rep }) => `${rep} took the decline back.`,
  'lead.given_back': ({ by, rep }) =>
    by === rep ? `${rep} gave it back.` : `${by} took it from ${rep}, as given back.`,
  'lead.released': ({ rep }) => `Taken from ${rep}, who is gone.`,
  'lead.returned': ({ rep }) => `It is with ${rep} again.`,
  'lead.resumed': () => 'Work on it goes on where it was.',
  'lead.reopened': ({ rep, by }) => `Reopened by ${by}; it is with ${rep} again.`,
  'lead.restored': ({ by }) => `Restored by ${by}, to be routed anew.`,
  'lead.override_undone': ({ by, data }) =>
    `${by} took the change of owner back${data.to ? '' : ', and nobody had it before'}.`,
  'lead.covered': ({ rep }) => `${rep} has it now, as the cover.`,
  'lead.touched': ({ reason: note, ...slots }) => touchWords({ ...slots, note }),
  'lead.outcome_told': ({ happened, data }) =>
    `Called ${outcomeWords(String(data.outcome))}${amountWords(data)} by ${data.source}${happened}; it was closed as ${outcomeWords(String(data.was))}.`,
  'crm.noted': ({ reason: note, ...slots }) => notedWords({ ...slots, note }),
  'lead.engagement_set': ({ by, data }) =>
    `${by} set its engagement to ${data.engagement}; it was ${data.was}.`,
  'lead.called_bad': ({ by, rep, reason }) => {
    const said = by === rep ? `${rep} called it a bad lead` : `${by} called it bad for ${rep}`;
    return `${said}${reason && `: “${reason}”`}; a manager decides.`;
  },
  'lead.kept': ({ by }) => `${by} said that it is fine.`,
  'offer.refunded': ({ rep }) => `The turn of ${rep} came back.`,
  'deed.asked': ({ by, rep }) => `${by} asked ${rep} to allow a deed.`,
  'deed.allowed': ({ by }) => `${by} allowed what was asked for.`,
  'deed.refused': ({ by }) => `${by} said not now to what was asked for.`,
  'deed.done': () => 'What was allowed is done.',
  'deed.failed': () => 'What was allowed could not be finished.',
  'lead.overridden': ({ by, rep, reason }) => {
    const why = reason && `: “${reason}”`;
    return by === rep ? `${by} took it.` : `${by} gave it to ${rep}${why}.`;
  },
  'lead.held': () => 'Put on hold.',
  'lead.kept_waiting': ({ data }) =>
    data.reason === 'hold.backlog'
      ? 'Waits its turn: who could take it has others to answer first.'
      : 'Waits on: nobody can take it now.',
  'lead.scheduled': ({ until }) => `Waits for a shift at ${until}.`,
  'lead.quarantined': () => 'Put in quarantine.',
  'lead.cleared': ({ by }) => `${by} released it from quarantine.`,
  'lead.corrected': ({ by, data }) =>
    `${by} corrected ${String(data.fields).replaceAll(',', ', ')}.`,
  'lead.review_due': () => 'Still in quarantine: told the managers.',
  'lead.quarantine_paged': () => 'Too long in quarantine: paged.',
  'lead.merged': ({ by, data }) =>
    `${by} merged ${data.from} into ${data.into}${MERGED_FOR[String(data.why)] ?? ''}.`,
  'lead.twin_suggested': ({ data }) =>
    `It may be from the person of ${data.target}; the managers are asked.`,
  'lead.kept_apart': ({ by, data }) => `${by} said that ${data.target} is from somebody else.`,
  'account.suggested': ({ data }) =>
    `It may be the account ${data.account}; the managers are asked.`,
  'account.linked': ({ by, data }) => `${by} said that it is the account ${data.account}.`,
  'account.kept_apart': ({ by, data }) => `${by} said that it is not the account ${data.account}.`,
  'suggestion.outdated': () => 'Whether it is the same as another one does not matter any more.',
  'lead.closed': ({ by, happened, data }) =>
    `Closed as ${outcomeWords(String(data.outcome))}${amountWords(data)} by ${data.source ?? by}${happened}${discardWords(data)}.`,
  'rep.notifications': ({ rep, data }) =>
    `${rep} ${data.out_of_hours ? 'takes' : 'no longer takes'} hot leads outside working hours.`,
  'rep.away': ({ until, data }) => {
    if (data.misses) return `Away after ${data.misses} leads missed in a row.`;
    return `Away${until && ` until ${until}`}.`;
  },
  'rep.slack_presence': ({ data, until }) =>
    `${SIGNS[String(data.says)] ?? 'Slack says no more that leads should wait'}${until && ` until ${until}`}.`,
  'rep.back': () => 'Back.',
  'rep.time_off_planned': ({ starts, until, by }) =>
    `${by} planned time off: ${starts} – ${until}.`,
  'rep.time_off_changed': ({ starts, until, by }) =>
    `${by} changed time off: ${starts} – ${until}.`,
  'rep.time_off_cancelled': ({ starts, until, by }) =>
    `${by} cancelled time off: ${starts} – ${until}.`,
  'rep.time_off_began': ({ until }) => `Time off until ${until}.`,
  'rep.hours': ({ rep, by, data }) =>
    data.own ? `${by} set the hours of ${rep}.` : `The hours of ${rep} are those of the roster.`,
  'rep.deactivated': () => 'No longer in Slack.',
  'rep.reactivated': () => 'In Slack again.',
  'ledger.settled': ({ data }) => `What was owed in ${data.queue} went to the others.`,
  'sla.reminded': ({ rep }) => `Reminded ${rep}.`,
  'sla.breached': ({ rep }) => `The time of ${rep} ended.`,
  'sla.escalated': () => 'Told the managers.',
  'sla.climbed': ({ data }) =>
    `Nobody claimed it: ${CLIMBED[String(data.to)]}${data.again ? ' once more' : ''}.`,
  'escalation.acknowledged': ({ by, until }) => `${by} is on it; the ladder waits until ${until}.`,
  'sla.first_touch_remind': ({ rep }) => `Reminded ${rep} of the first touch.`,
  'sla.first_touch_breach': () => 'The first touch was due.',
  'sla.first_touch_escalate': () => 'Told the managers: no first touch.',
  'sla.next_touch_remind': ({ rep }) => `Reminded ${rep} of the next touch.`,
  'sla.next_touch_breach': () => 'The next touch was due.',
  'sla.next_touch_escalate': () => 'Told the managers: no further touch.',
  'lead.snoozed': ({ by, until, reason }) =>
    `${by} snoozed it until ${until}${reason && `: “${reason}”`}.`,
  'lead.woken': ({ by, data }) => wokenWords(by, data.why),
  'lead.rerouted': ({ by, rep, reason }) =>
    `${by} sent it on${rep === 'nobody' ? '' : ` from ${rep}`}${reason && `: “${reason}”`}.`,
  'slack.down': ({ data }) => `Slack is down since ${data.since}: clocks stand still.`,
  'slack.up': ({ data }) => `Slack is back: ${data.clocks} clocks go on.`,
  'crm.down': ({ data }) => `The CRM is down since ${data.since}.`,
  'crm.up': () => 'The CRM is back.',
  'fetch.denied': ({ data }) => `${data.variable} does not let us ask (${data.word}).`,
  'fetch.allowed': () => 'We may ask again.',
  'signals.received': ({ data }) =>
    `${data.signals} signals of ${data.companies} companies came from ${data.source}.`,
  'fetch.late': ({ data }) => `Announced leads do not come since ${data.since}.`,
  'fetch.caught_up': () => 'Announced leads come again.',
};

function wokenWords(by: string, why: unknown): string {
  if (why === 'repeat') return 'Its person wrote again, so it is snoozed no more.';
  if (why === 'touched') return 'A touch was logged, so it is snoozed no more.';
  return why === 'over' ? 'The snooze is over.' : `${by} woke it.`;
}

function systemName(system: unknown): string {
  const id = String(system);
  return isFetchedSystem(id) ? FETCHED_NAMES[id].system : id;
}

function amountWords({ amount, currency }: AuditEvent['data']): string {
  if (typeof amount !== 'number' || typeof currency !== 'string') return '';
  return ` for ${moneyText({ amount, currency })}`;
}

/** A bad lead is still one; every other outcome is its code in words. */
function outcomeWords(outcome: string): string {
  if (outcome === 'no_route') return 'not for sales';
  return outcome === 'bad' ? 'a bad lead' : outcome.replaceAll('_', ' ');
}

/** Out of quarantine, where a person says why in a word; a rule's own reason is told elsewhere. */
function discardWords({ reason, note }: AuditEvent['data']): string {
  const isDiscard = typeof reason === 'string' && note !== undefined;
  return isDiscard ? `, discarded as ${reason.replaceAll('_', ' ')}` : '';
}

export async function describeEvent(
  from: Reader,
  event: AuditEvent,
  timeZone: string,
): Promise<string> {
  const { data, action, actor } = event;
  const words = WORDS[action];
  if (!words) return action;
  const repId = data.rep ?? data.to;
  const said = words({
    rep: typeof repId === 'string' ? await namesOfReps(from, repId) : 'nobody',
    by: await nameOfActor(from, actor),
    ...(await aboutAct(from, event)),
    starts: timeOf(event, { field: 'starts', timeZone }),
    happened: data.happened_at ? ` (${timeOf(event, { field: 'happened_at', timeZone })})` : '',
    until: timeOf(event, { field: 'until', timeZone }),
    data,
  });
  if (typeof data.beside === 'string') {
    return `${said} ${await nameOfRep(from, data.beside)} has another lead of the company.`;
  }
  return typeof data.asked_by === 'string'
    ? `${said} ${await nameOfActor(from, data.asked_by)} had asked for it.`
    : said;
}

/** Several who were asked at once stand in one row, `ana,ben`: ids hold no commas. */
async function namesOfReps(from: Reader, repIds: string): Promise<string> {
  return listWords(await Promise.all(repIds.split(',').map((id) => nameOfRep(from, id))));
}

function timeOf(
  { data, at }: AuditEvent,
  { field, timeZone }: { field: 'starts' | 'until' | 'happened_at'; timeZone: string },
): string {
  const instant = data[field];
  return instant ? localTime(new Date(String(instant)), { timeZone, now: at }) : '';
}

async function aboutAct(
  from: Reader,
  { action, subject, data }: AuditEvent,
): Promise<Pick<Slots, 'reason' | 'isHost'>> {
  if (action === 'lead.overridden')
    return { reason: await overrideWords(from, data), isHost: false };
  if (NOTED.has(action)) return { reason: await noteWords(from, data), isHost: false };
  const told = action === 'offer.declined' || action === 'lead.claimed';
  const offer = told ? await findOffer(from, subject) : null;
  const code = String(data.reason ?? '');
  if (!offer) return { reason: code, isHost: false };
  const { reason } = await findDeclineReason(from, offer, code);
  return { reason: reason?.label ?? code, isHost: offer.final && offer.givenBy === null };
}

/** Beside them stands what somebody wrote. */
const NOTED = new Set([
  'lead.touched',
  'lead.called_bad',
  'lead.snoozed',
  'lead.rerouted',
  'crm.noted',
]);

/** Empty where nothing was written, and once it was erased. */
async function noteWords(from: Reader, { note }: AuditEvent['data']): Promise<string> {
  return (await findText(from, String(note ?? '')))?.body ?? '';
}

/** Its words may have been erased; the code says what kind of reason it was. */
async function overrideWords(from: Reader, data: AuditEvent['data']): Promise<string> {
  const text = await findText(from, String(data.reason ?? ''));
  return text?.body ?? String(data.reason_code ?? '').replaceAll('_', ' ');
}
