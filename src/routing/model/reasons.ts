import { skillName } from '../../words/display-names.ts';
import { listed } from '../../words/lists.ts';
import { counted } from '../../words/numbers.ts';
import { english, type Phrase, type Slot, say, sayOf } from '../../words/say.ts';
import { printedClock, printedDay } from '../../words/time.ts';

/**
 * Every reason code with the sentence people read; `{slots}` are filled from the reason's data. Of
 * several sentences the first is said of which all is known.
 */
export const REASONS = {
  'fit.icp_strong': 'the company fits the ideal profile ({value})',
  'fit.icp_partial': 'the company fits part of the ideal profile ({value})',
  'fit.icp_weak': 'the company is far from the ideal profile ({value})',
  'fit.unknown': 'too little is known about the company to judge fit',
  'intent.demo_request': 'demo request',
  'intent.contact_request': 'asked to be contacted',
  'intent.pricing': 'asked about pricing',
  'intent.timeline_soon': 'wants it soon ({value})',
  'intent.budget_named': 'named a budget ({value})',
  'intent.seats_named': 'named a number of seats ({value})',
  'intent.content': 'asked for content ({value})',
  'intent.channel': 'came by {value}',
  'intent.wish': 'wants {value} ({phrase})',
  'intent.not_for_sales': 'wants {value} ({phrase})',
  'intent.signal': 'the company looked at {value} {ago} (signals count {share} %)',
  'intent.stale': 'was old already when it came in, so it counts half',
  'intent.unknown': 'nothing shows intent yet',
  'account.customer': 'existing customer',
  'account.known': 'known account',
  'account.tier': '{value} account',
  'account.open_opportunity': 'an opportunity is open',
  'account.unmatched': 'no account for {value}',
  'account.consumer': 'no company domain',
  'account.unknown': 'too little is known to find the account',
  'account.status': 'the account is marked {value}',
  'account.by_domain': 'matched by the domain {value}',
  'account.by_crm_id': 'matched by the CRM id {value}',
  'account.by_contact': 'a known contact of {value}',
  'account.by_link': 'a manager said that it is {value}',
  'account.by_sibling': 'matched by the related domain {value}',
  'account.by_name': 'matched by the name {value} and its country',
  'suggestion.sibling': 'the domains differ only in the ending',
  'suggestion.same_name': 'the same name',
  'suggestion.similar_name': 'the names are much alike',
  'suggestion.colleague': 'the same name at the same company',
  'suggestion.phone': 'the same phone number',
  'capacity.share': '{free} of {reachable} reps have room',
  'capacity.nobody': 'no rep has room',
  'urgency.tier': '{value} tier',
  'urgency.waiting': 'waiting for {value}',
  'urgency.repeat': 'asked again',
  'urgency.pressing': 'the message presses ({value})',
  'urgency.soon': 'wants it soon ({value})',
  'urgency.can_wait': 'can wait ({value})',
  'urgency.stale': 'was old already when it came in, so it counts half',
  'value.budget': 'a budget of {value}',
  'value.employees': '{value} employees',
  'value.seats': 'seats in place of a budget ({value})',
  'value.tier': '{value} tier',
  'value.unknown': 'nothing tells the size of the deal',
  'risk.history': '{unclaimed} of {made} offers like this went unclaimed',
  'risk.source': 'no offer like this yet; {unclaimed} of {made} from this source went unclaimed',
  'risk.unknown': 'no offer from this source yet',
  'confidence.missing': 'not known: {value}',
  'enrichment.failed': 'company data could not be looked up',
  'enrichment.pending': 'company data is still being looked up',
  'enrichment.disagrees': '{field}: {source} says {value}, {other} says {found}',
  'rule.won': 'first match in order',
  'rule.won_in_vain': 'first match in order, but {why}',
  'rule.lost_by_order': 'lost by order to “{rule}”',
  'rule.matches_now': 'matches today, though it did not when this was decided',
  'rule.not_matched': '{field}: found {found}, expected {expected}',
  'rule.no_account_owner': 'the account has no known owner',
  'rule.owner_unavailable': 'the account owner {rep} is not available',
  'rule.no_previous_owner': 'nobody who is still here had a lead of theirs within {within}',
  'rule.previous_owner_unavailable': 'the previous owner {rep} is not available',
  'rule.excludes_rep': 'the rule leaves them out',
  'rule.nobody_eligible': 'nobody in {pool} could take it',
  'rule.unknown_rep': '{rep} is not on the roster',
  'rule.restored': 'passed over: a manager said that it is for sales',
  'rule.cleared': 'passed over: a manager released it from quarantine',
  'rule.account_status': 'passed over: the account is marked {value}',
  'territory.won': 'the highest priority of those that match, then the first in order',
  'territory.lost_by_priority': 'has priority {value}; “{territory}” has {other}',
  'owner.own_account': 'owns the account {value}',
  'owner.previous': 'had the last lead of {value}',
  'owner.previous_wait': 'the previous owner {rep} is back at {until}',
  'owner.meeting_host': 'hosts the meeting that is booked',
  'owner.same_company': 'has the last lead of this company',
  'owner.cover': 'covers for {rep}',
  'cover.left': 'takes over from {rep}, who left',
  'cover.away': ['covers for {rep} until {until}', 'covers for {rep}'],
  'given.added': 'added by {rep}',
  'given.another_chance': 'another chance to claim it',
  'given.not_bad': 'it is fine',
  'given.taken': 'taken by {rep}',
  'owner.wait': 'the account owner {rep} is back at {until}',
  'named.rep': 'named by the rule',
  'named.test': 'a test lead for this rep alone',
  'skill.has': 'speaks or knows {value}',
  'skill.missing': 'lacks the skill {value}',
  'capacity.full': [
    'full: {open} of {cap} units taken, {external} of them in the CRM, and this one counts {units}',
    'full: {open} of {cap} units taken, and this one counts {units}',
    'full: {open} of {cap} open, {external} of them in the CRM',
    'full: {open} of {cap} open',
  ],
  'capacity.day_full': [
    'full for today: {open} of {cap} units, and this one counts {units}',
    'full for today: {open} of {cap}',
  ],
  'capacity.week_full': [
    'full for this week: {open} of {cap} units, and this one counts {units}',
    'full for this week: {open} of {cap}',
  ],
  'capacity.backlog': 'has {open} leads to answer first',
  'capacity.bulk_full': 'has {open} of {cap} imported leads to look at',
  'availability.away': 'away until {until}',
  'availability.away_open': 'away',
  'availability.away_misses': 'away after missed leads until {until}',
  'availability.away_misses_open': 'away after missed leads',
  'availability.time_off': 'time off until {until}',
  'availability.slack_status': 'Slack status says away ({emoji}) until {until}',
  'availability.slack_status_open': 'Slack status says away ({emoji})',
  'availability.slack_dnd': 'paused Slack notifications until {until}',
  'availability.holiday': 'on a public holiday until {until}',
  'availability.deactivated': 'no longer in Slack',
  'availability.unreachable': 'has no Slack user',
  'availability.off_shift': 'off shift until {until}',
  'availability.out_of_hours': 'takes {value} leads outside working hours',
  'availability.never': 'has no working hours',
  'exclusion.declined': ['declined this lead: {value}', 'declined this lead'],
  'exclusion.timed_out': 'did not answer in this round',
  'exclusion.has_it': 'has this lead now',
  'exclusion.sent_on': 'a manager sent it on',
  'pool.weight_zero': 'has weight 0 in the pool',
  'pool.starts': 'starts on {date}',
  'pool.paused': 'the pool {pool} is paused',
  'pool.overflow': 'nobody in {pool} could take it, so {overflow} is asked',
  'offer.first_to_claim': 'the first to claim gets it ({who})',
  'offer.in_channel': 'the first to claim it in the channel gets it ({open} can)',
  'offer.asked': 'is asked, number {place} in line (owed {lag})',
  'tie.most_owed': 'next in line (owed {lag}; next owed {next})',
  'tie.deadline': 'whose turn comes due first (owed {lag})',
  'tie.only_one': 'the only one who can take it now',
  'tie.preferred_skill': 'owed about as much, and has the preferred skill',
  'tie.fewest_open': 'owed the same, and has the fewest leads in hand',
  'tie.most_skills': 'owed the same, and has the most preferred skills',
  'tie.most_room': 'owed the same, and has the most room left',
  'tie.longest_waiting': 'owed the same, and waited longest',
  'tie.id': 'owed the same, first by id',
  'lost.owed_less': 'owed less ({lag})',
  'lost.tie': 'lost the tie-break',
  'lost.due_later': 'owed {lag}, but another turn came due first',
  'lost.same_company': 'somebody else has the last lead of this company',
  'lost.less_suited': 'owed {lag}, but a preferred skill decided',
  'fairness.catch_up': 'catches up on an absence ({leads} to go)',
  'fallback.used': 'no rule found anybody, so the fallback applies',
  'hold.nobody': 'nobody can take it',
  'hold.backlog': '{who} to answer first',
  'backlog.one': '{rep} has {leads}',
  'backlog.each': '{reps} have {leads} each',
  'backlog.least': '{reps} have {leads} or more each',
  'backlog.more': '{value} more',
  'hold.full': 'whoever could take it is full',
  'hold.bulk_full': 'imported with others, and waits until a rep has room for one',
  'hold.all_declined': 'everybody who could take it declined or did not answer',
  'hold.max_reroutes': '{value} reps did not answer',
  'hold.deadline': 'the deadline of the lead has passed',
  'hold.paused': 'routing is paused',
  'hold.rule': 'the rule sends it to hold',
  'hold.no_policy': 'no policy is published yet',
  'hold.segment_off': 'the segment {value} is off',
  'hold.declined_to_manager': 'declined, and a manager decides: {value}',
  'hold.declined_to_giver': 'declined, so {rep} decides again: {value}',
  'hold.called_bad': '{rep} says it is a bad lead',
  'hold.delivery_failed': 'the card could not be delivered to {rep}',
  'schedule.shift_starts': 'somebody comes on shift at {until}',
  'no_route.rule': 'not for sales: {value}',
  'no_route.notify': 'not for sales: {value}; {who} is told',
  'no_route.account_status': 'not for sales: the account is marked {value}',
  'no_route.do_not_contact': 'the person asked not to be contacted',
  'no_route.suppressed': 'on the suppression list: {value}',
  'no_route.synthetic': 'a synthetic lead, by which Baton checks itself',
  'no_route.test': 'a test lead, and nobody else is asked',
  'quarantine.rule': 'the rule sends it to quarantine',
  'quarantine.nobody': 'nothing in it says who it is from',
  'quarantine.honeypot': 'a field was filled in that people do not see',
  'quarantine.disposable': 'the address is one for an hour ({value})',
  'quarantine.burst': 'the same person wrote {value} times within {within}',
  'quarantine.fetch_failed': '{value} could not be fetched: {why}',
  'quarantine.low_score': 'its priority is below {value}',
  'quarantine.crm_mismatch': 'its CRM id names {value}, but its mail comes from {other}',
  'quarantine.domain_mismatch': 'its company is given as {value}, but its mail comes from {other}',
  'quarantine.implausible_size': 'no company has {value} employees',
  'quarantine.implausible_name': 'the name holds a web address',
  'quarantine.implausible_text': 'name and company look like keys pressed at random',
  'fetch.hubspot': 'HubSpot contact {id}',
  'fetch.meta': 'Meta lead {id}',
  'fetch.pipedrive': 'Pipedrive person {id}',
  'fetch.other': '{source} lead {id}',
  'fetch.http_404': 'there is none (HTTP 404)',
  'fetch.http_410': 'it is gone (HTTP 410)',
  'fetch.unusable_id': 'its id is none that can be asked for',
  'fetch.unreadable': 'the answer cannot be read',
  'fetch.source_changed': 'its source has become one of another kind',
  'fetch.denied': 'our token was refused for a week',
  'fetch.rate_limited': 'we were asked to wait for a day',
  'fetch.unreachable': 'it did not answer for a day',
  'ignored.event': 'it tells of something that no lead is made of',
  'ignored.test': 'the sender calls it a test, and no lead is made of it',
  'ignored.rescheduled': 'the meeting was moved, and its new time comes by itself',
  'crm.no_owner': 'it names nobody',
  'crm.unknown_owner': 'it names somebody who is not on the roster',
  'crm.not_claimed': 'nobody has claimed the lead',
  'crm.before_claim': 'it was before the claim',
  'crm.not_theirs': 'the lead was not theirs then',
  'crm.ahead': 'it is dated ahead of now',
  'crm.before_lead': 'it was before the lead came in',
  'crm.older': 'something newer is known',
  'crm.closed_otherwise': 'the lead is closed as bad, a duplicate or not for sales',
  'crm.same_owner': 'it is theirs here as well',
  'crm.other_owner': "it is somebody else's here, and the managers decide",
} as const;

export type ReasonCode = keyof typeof REASONS;
export function isReasonCode(code: string): code is ReasonCode {
  return Object.hasOwn(REASONS, code);
}

export interface Reason {
  code: ReasonCode;
  data?: Record<string, Datum | readonly Datum[]>;
}

/** Words of Baton within a reason are a reason themselves, so that they are not kept in English. */
type Datum = string | number | Reason;

/**
 * The reason as a sentence for people; a slot without data reads `?`. A reason is stored once for
 * readers everywhere, so an instant is in UTC unless the zone of whoever reads it is known.
 */
export function reasonWords(reason: Reason, timeZone: string | null = null): Phrase {
  const { code, data = {} } = reason;
  const known: readonly string[] = [REASONS[code]].flat();
  const isKnown = (text: string) => slotsIn(text).every((slot) => data[slot] !== undefined);
  return reasonSentence(known.find(isKnown) ?? known.at(-1) ?? code, reason, timeZone);
}

/** The same for machines and terminals. */
export function reasonText(reason: Reason, timeZone: string | null = null): string {
  return english(reasonWords(reason, timeZone));
}

/** Another sentence about the same, with the reason's data in its slots. */
export function reasonSentence(
  text: string,
  { code, data = {} }: Reason,
  timeZone: string | null,
): Phrase {
  return sayOf(text, (slot) => {
    const value = data[slot] ?? '?';
    return listed([value].flat().map((one) => datumWords(one, { code, slot, timeZone })));
  });
}

function datumWords(
  datum: Datum,
  { code, slot, timeZone }: { code: ReasonCode; slot: string; timeZone: string | null },
): Slot {
  if (typeof datum === 'object') return reasonWords(datum, timeZone);
  if (typeof datum === 'number') return slot === 'leads' ? counted(datum, 'lead') : datum;
  return code.startsWith('skill.') ? skillName(datum) : instantOr(datum, timeZone);
}

function slotsIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, slot = '']) => slot);
}

const INSTANT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*Z$/;

/** `2026-11-24 08:00 UTC`, or `Tue 24 Nov 09:00` where the reader is. */
function instantOr(text: string, timeZone: string | null): Slot {
  if (timeZone === null) return text.replace(INSTANT, '$1 $2 UTC');
  if (!INSTANT.test(text)) return text;
  const at = new Date(text);
  return say`${printedDay(at, timeZone)} ${printedClock(at, timeZone)}`;
}

/** What fills a slot where it is text, else empty. */
export function textIn({ data }: Reason, slot: string): string {
  const text = data?.[slot];
  return typeof text === 'string' ? text : '';
}

/** The shorthand used where decisions are made. */
export function because(code: ReasonCode, data?: Reason['data']): Reason {
  return data === undefined ? { code } : { code, data };
}
