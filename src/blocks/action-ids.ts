import type { CloseOutcome } from '../routing/model/lead.ts';

/** Names of what can be pressed, noun first; they live in old messages for years. */

export const OFFER_CLAIM = 'offer_claim';
export const OFFER_DECLINE = 'offer_decline';
/** "I did not see it" on a card whose time ran out. */
export const OFFER_UNSEEN = 'offer_unseen';
/** Takes back one's own claim or decline of the offer it names. */
export const OFFER_UNDO = 'offer_undo';
/** In a pool's channel, for whoever presses. */
export const CALL_CLAIM = 'call_claim';
export const CALL_WHO = 'call_who';
export const LEAD_WHY = 'lead_why';
export const LEAD_SHOW = 'lead_show';
export const LEAD_TOUCH = 'lead_touch';
/** The form that says how a touch went. */
export const LEAD_TOUCH_FORM = 'lead_touch_form';
/** The form that puts a lead off. */
export const LEAD_SNOOZE = 'lead_snooze';
/** Ends a snooze before its time. */
export const LEAD_WAKE = 'lead_wake';
/** A manager says that a lead called bad is fine. */
export const LEAD_KEEP = 'lead_keep';
export const LEAD_TAKE = 'lead_take';
export const LEAD_GIVEBACK = 'lead_giveback';
/** Takes back the last change of owner. */
export const LEAD_UNDO = 'lead_undo';
/** Brings a closed lead back. */
export const LEAD_RESTORE = 'lead_restore';
export const LEAD_REASSIGN = 'lead_reassign';
/** Five more minutes for whoever has the lead. */
export const ESCALATION_MORE = 'escalation_more';
/** Somebody above the reps sees to it, and the others need not. */
export const ESCALATION_ON_IT = 'escalation_on_it';
/** One id an outcome, because ids are unique within a block: `lead_close_qualified`. */
export const LEAD_CLOSE = 'lead_close';
/** To the rep who missed it. */
export const ESCALATION_GIVEBACK = 'escalation_giveback';
/** A lead of nobody's, to whoever presses. */
export const LEAD_TEST = 'lead_test';
/** Two are the same, or are not: a company and an account, or two leads. */
export const SUGGESTION_SAME = 'suggestion_same';
export const SUGGESTION_APART = 'suggestion_apart';
export const AWAY_SET = 'away_set';
export const AWAY_BACK = 'away_back';
/** Somebody's hours and time off. */
export const HOURS_OPEN = 'hours_open';
export const TIME_OFF_ADD = 'time_off_add';
export const TIME_OFF_CHANGE = 'time_off_change';
export const TIME_OFF_CANCEL = 'time_off_cancel';
export const NOTIFICATIONS_SET = 'notifications_set';
/** A menu on a lead of one's own, in Home and on its card; the block's id names the lead. */
export const HOME_LEAD = 'home_lead';
/** A menu on a rep of the team: `away`, `back` or `hours`; the block's id names the rep. */
export const HOME_AVAILABILITY = 'home_availability';
export const HOME_QUEUE = 'home_queue';
export const HOME_UNROUTED = 'home_unrouted';
/** All of a list of which Home shows the first rows; its pages. */
export const LIST_OPEN = 'list_open';
export const LIST_PREVIOUS = 'list_previous';
export const LIST_NEXT = 'list_next';
/** A menu on a pool in Home: `shares`, `pause`, `resume` or `weights`; its block names the pool. */
export const POOL_MENU = 'pool_menu';
/** Asked before: leads of the pool wait from now on. */
export const POOL_PAUSE = 'pool_pause';
/** How turns work, and the settings of one's own pools. */
export const POOL_TURNS = 'pool_turns';
/** Who got what of a pool: another page, or other days (`daysAction`). */
export const SHARES_PREVIOUS = 'shares_previous';
export const SHARES_NEXT = 'shares_next';
/** A lead in quarantine, on its card and in lists. */
export const QUARANTINE_RELEASE = 'quarantine_release';
export const QUARANTINE_CORRECT = 'quarantine_correct';
export const QUARANTINE_DISCARD = 'quarantine_discard';
/** A menu of these three in Home; the block's id names the lead. */
export const QUARANTINE_MENU = 'quarantine_menu';
export const QUARANTINE_OPEN = 'quarantine_open';
export const QUARANTINE_PREVIOUS = 'quarantine_previous';
export const QUARANTINE_NEXT = 'quarantine_next';
/** A policy version that waits. */
export const POLICY_APPROVE = 'policy_approve';
export const POLICY_REJECT = 'policy_reject';
export const POLICY_CHANGES = 'policy_changes';
/** The policy that is live. */
export const POLICY_SHOW = 'policy_show';
export const POLICY_EXPORT = 'policy_export';
export const POLICY_EDIT = 'policy_edit';
export const POLICY_ROLLBACK = 'policy_rollback';
/** Setting Baton up: where managers are told, how leads come, who is told of it. */
export const SETUP_CHANNEL = 'setup_channel';
/** Tries once more to write in a channel. */
export const SETUP_CHECK = 'setup_check';
export const SETUP_SOURCE = 'setup_source';
export const SETUP_TELL = 'setup_tell';
export const SETUP_TEXT = 'setup_text';
export const SETUP_LATER = 'setup_later';
/** Copies of the database are made by other means. */
export const SETUP_BACKUP = 'setup_backup';
/** Sources, roles, tiers and channels, for admins. */
export const OVERVIEW_OPEN = 'overview_open';
/** Runs the corrected command that the button's value carries. */
export const COMMAND_RUN = 'command_run';
export const COMMAND_HELP = 'command_help';

/** Asks somebody who may to allow the command in the button's value. */
export const DEED_ASK = 'deed_ask';
export const DEED_ALLOW = 'deed_allow';
export const DEED_REFUSE = 'deed_refuse';
/** Who gets no leads asks for some, on the roster or not. */
export const JOIN_ASK = 'join_ask';

/** Shortcuts: the manifest announces them by these names. */
export const LEAD_NEW = 'lead_new';
export const LEAD_FROM_MESSAGE = 'lead_from_message';

export const NEW_LEAD_MODAL = 'new_lead_modal';
export const DECLINE_MODAL = 'decline_modal';
export const TOUCH_MODAL = 'touch_modal';
export const SNOOZE_MODAL = 'snooze_modal';
export const CONVERTED_MODAL = 'converted_modal';
export const REASSIGN_MODAL = 'reassign_modal';
export const AWAY_MODAL = 'away_modal';
export const HOURS_MODAL = 'hours_modal';
export const TIME_OFF_MODAL = 'time_off_modal';
export const NOTIFICATIONS_MODAL = 'notifications_modal';
export const CORRECT_MODAL = 'correct_modal';
export const DISCARD_MODAL = 'discard_modal';
export const REJECT_MODAL = 'policy_reject_modal';
export const ROLLBACK_MODAL = 'policy_rollback_modal';
export const EXPORT_MODAL = 'policy_export_modal';
/** What to change; then how. */
export const CHOOSE_EDIT_MODAL = 'policy_choose_edit_modal';
export const EDIT_MODAL = 'policy_edit_modal';
export const CHANNEL_MODAL = 'channel_modal';
export const STORY_MODAL = 'story_modal';
export const MESSAGE_MODAL = 'message_modal';
export const LIST_MODAL = 'list_modal';
export const LOADING_MODAL = 'loading_modal';
export const HOME = 'home';

/** Inputs: block and action share the name, so a value is `state.values[name][name]`. */
export const FIELDS = {
  reason: 'reason',
  note: 'note',
  rep: 'rep',
  until: 'until',
  untilText: 'until_text',
  outOfHours: 'out_of_hours',
  taste: 'taste',
  cover: 'cover',
  hours: 'hours',
  zone: 'zone',
  fromDate: 'from_date',
  fromTime: 'from_time',
  untilDate: 'until_date',
  untilTime: 'until_time',
  email: 'email',
  name: 'name',
  phone: 'phone',
  company: 'company',
  domain: 'domain',
  country: 'country',
  employees: 'employees',
  message: 'message',
  form: 'form',
  version: 'version',
  part: 'part',
  members: 'members',
  newcomers: 'newcomers',
  pool: 'pool',
  claim: 'claim',
  firstTouch: 'first_touch',
  kind: 'kind',
  answered: 'answered',
  amount: 'amount',
  channel: 'channel',
} as const;

/** What a rep may end a lead with, in the order shown. */
export const CLOSE_CHOICES = [
  'qualified',
  'converted',
  'not_a_fit',
  'bad',
] as const satisfies CloseOutcome[];

export type CloseChoice = (typeof CLOSE_CHOICES)[number];

/** One id for each span, because ids are unique within a block: `shares_days_30`. */
export function daysAction(days: ShareDays): string {
  return `shares_days_${days}`;
}

/** Over how many days it may be asked who got what. */
export const SHARE_DAYS = [7, 30, 90] as const;
export type ShareDays = (typeof SHARE_DAYS)[number];

export function closeAction(outcome: CloseChoice): string {
  return `${LEAD_CLOSE}_${outcome}`;
}

/** The outcome a button or a menu option stands for; undefined for anything else. */
export function closeChoiceOf(id: string): CloseChoice | undefined {
  return CLOSE_CHOICES.find((one) => one === id || closeAction(one) === id);
}
