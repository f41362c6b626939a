import { joined, mrkdwn, type SafeText } from '../text.ts';
import { type Answer, answer } from './answer.ts';

const LEAD = [
  ['new', 'hand in a lead by a form'],
  ['show ID', 'what it is and who has it'],
  ['why ID', 'why it went where it went'],
  ['assign ID @rep REASON', 'give it to a rep'],
  ['touch ID call answered NOTE', 'you reached out: call, email, meeting or note'],
  ['engagement ID STATUS', 'puts it right: untouched, attempted, connected, meeting or none'],
  ['close ID OUTCOME', 'qualified, converted 12000 EUR, not_a_fit, bad, duplicate or stale'],
  ['fine ID', 'a lead that a rep called bad is not; for managers'],
  ['snooze ID 2d because REASON', 'its clocks stand until then; for managers on hold too'],
  ['wake ID', 'it is snoozed no more'],
  ['reroute ID REASON', 'the next rep is asked instead; for managers'],
  ['undo ID', 'take back your claim or decline; for managers the last change of owner'],
  ['giveback ID WHY', 'your claimed lead goes to the next rep'],
  ['restore ID', 'bring a closed lead back'],
  ['merge ID into ID', 'they turned out to be one lead'],
  ['queue', 'what waits without a rep'],
  ['unrouted', 'what was not for sales lately'],
  ['test @rep', "a lead of nobody's, to see that it arrives; without @rep it is yours"],
] as const;

const ROUTING = [
  ['status', 'who is available and what each holds'],
  ['report POOL', 'who got what in 7 days; for reps their own'],
  ['away @rep UNTIL cover @ben', 'no new leads until then; without @rep it is you'],
  ['back @rep', 'available again'],
  ['timeoff @rep FROM until UNTIL cover @ben', 'plan time off; without dates, what is planned'],
  ['pause POOL', 'new leads wait on hold; all pauses everything'],
  ['resume POOL', 'route again'],
  ['policy', 'which rules are live, and what waits for an approval'],
  ['rollback REASON', 'bring the version before back; rollback v11 REASON names another'],
] as const;

type Usage = readonly (readonly [string, string])[];

/** What can be typed, and what it does. */
export const USAGE: Readonly<Record<'/lead' | '/routing', Usage>> = {
  '/lead': LEAD,
  '/routing': ROUTING,
};

/** What `/lead` takes; `first` is the caller's own state, which comes before any usage. */
export function leadHelp(first: SafeText | null): Answer {
  return help('/lead', first);
}

export function routingHelp(first: SafeText | null): Answer {
  return help('/routing', first);
}

function help(command: keyof typeof USAGE, first: SafeText | null): Answer {
  const lines = USAGE[command].map(([words, does]) => mrkdwn`*${command} ${words}* ${does}`);
  const ids = command === '/lead' ? mrkdwn`ID is an id, an e-mail or a company.` : null;
  return answer(joined([first, ...lines, ids, mrkdwn`Slack takes no commands in threads.`], '\n'));
}
