import { type Phrase, say } from '../../../words/say.ts';

/** What can be typed. */
export interface Usage {
  /** What follows the verb: `ID @rep REASON`; empty where nothing does. */
  takes: string;
  does: Phrase;
  /** Whole, as somebody would type it. */
  example: string;
  who: Phrase;
}

const EVERYBODY = say`everybody on the roster`;
const ASKED = say`whom the lead is offered to`;
const OWNER = say`the lead's owner, managers and admins`;
const MANAGERS = say`managers and admins`;
const SELF = say`everybody for themselves, managers and admins for anybody`;

const LEAD = {
  help: {
    takes: 'COMMAND',
    does: say`what can be typed; with a command, how it is typed`,
    example: '/lead help assign',
    who: EVERYBODY,
  },
  new: { takes: '', does: say`hand in a lead by a form`, example: '/lead new', who: EVERYBODY },
  show: {
    takes: 'ID',
    does: say`what it is and who has it`,
    example: '/lead show globex',
    who: EVERYBODY,
  },
  why: {
    takes: 'ID',
    does: say`why it went where it went`,
    example: '/lead why dana@globex.test',
    who: EVERYBODY,
  },
  claim: {
    takes: 'ID',
    does: say`it is yours; without ID the one that waits for you`,
    example: '/lead claim globex',
    who: ASKED,
  },
  decline: {
    takes: 'ID',
    does: say`asks you why, then the next rep; without ID the one that waits for you`,
    example: '/lead decline globex',
    who: ASKED,
  },
  assign: {
    takes: 'ID @rep REASON',
    does: say`give it to a rep, who is asked; with --final it is theirs at once`,
    example: '/lead assign globex @ben knows the account',
    who: say`whoever the policy lets override; managers and admins where it says nothing`,
  },
  touch: {
    takes: 'ID call answered NOTE',
    does: say`you reached out: call, email, meeting or note`,
    example: '/lead touch globex call answered: wants a demo',
    who: OWNER,
  },
  engagement: {
    takes: 'ID STATUS',
    does: say`puts it right: untouched, attempted, connected, meeting or none`,
    example: '/lead engagement globex attempted',
    who: OWNER,
  },
  close: {
    takes: 'ID OUTCOME',
    does: say`qualified, converted 12000 EUR, not a fit, bad, duplicate or stale`,
    example: '/lead close globex not a fit: too small',
    who: OWNER,
  },
  fine: {
    takes: 'ID',
    does: say`say that a lead a rep called bad is fine; for managers`,
    example: '/lead fine globex',
    who: MANAGERS,
  },
  snooze: {
    takes: 'ID 2d because REASON',
    does: say`its clocks stand until then; what is on hold waits until then, for managers`,
    example: '/lead snooze globex 2d because their budget comes in January',
    who: OWNER,
  },
  wake: {
    takes: 'ID',
    does: say`end its snooze`,
    example: '/lead wake globex',
    who: OWNER,
  },
  reroute: {
    takes: 'ID REASON',
    does: say`the next rep is asked instead`,
    example: '/lead reroute globex she is at a fair all day',
    who: say`whoever the policy lets override; managers and admins where it says nothing`,
  },
  undo: {
    takes: 'ID',
    does: say`take back your claim or decline; for managers the last change of owner`,
    example: '/lead undo globex',
    who: say`who claimed or declined it; of a change of owner, managers and admins`,
  },
  giveback: {
    takes: 'ID WHY',
    does: say`your claimed lead goes to the next rep`,
    example: '/lead giveback globex on holiday from tomorrow',
    who: OWNER,
  },
  restore: {
    takes: 'ID',
    does: say`bring a closed lead back`,
    example: '/lead restore globex',
    who: OWNER,
  },
  merge: {
    takes: 'ID into ID',
    does: say`they turned out to be one lead`,
    example: '/lead merge globex iberia into globex',
    who: MANAGERS,
  },
  queue: {
    takes: '',
    does: say`what waits without a rep`,
    example: '/lead queue',
    who: EVERYBODY,
  },
  unrouted: {
    takes: '',
    does: say`what was not for sales lately`,
    example: '/lead unrouted',
    who: MANAGERS,
  },
  test: {
    takes: '@rep',
    does: say`a lead of nobody's, to see that it arrives; without @rep it is yours`,
    example: '/lead test',
    who: SELF,
  },
} as const satisfies Record<string, Usage>;

const ROUTING = {
  help: {
    takes: 'COMMAND',
    does: say`what can be typed; with a command, how it is typed`,
    example: '/routing help away',
    who: EVERYBODY,
  },
  status: {
    takes: '',
    does: say`who is available and what each holds`,
    example: '/routing status',
    who: EVERYBODY,
  },
  report: {
    takes: 'POOL',
    does: say`who got what in 7 days; for reps their own`,
    example: '/routing report emea',
    who: EVERYBODY,
  },
  away: {
    takes: '@rep UNTIL cover @ben',
    does: say`no new leads until then; without @rep it is you`,
    example: '/routing away until 15:00 cover @ben',
    who: SELF,
  },
  back: { takes: '@rep', does: say`available again`, example: '/routing back', who: SELF },
  timeoff: {
    takes: '@rep FROM until UNTIL cover @ben',
    does: say`plan time off; without dates, what is planned`,
    example: '/routing timeoff 21 dec until 4 jan cover @ben',
    who: SELF,
  },
  pause: {
    takes: 'POOL',
    does: say`new leads wait on hold; all pauses everything`,
    example: '/routing pause emea',
    who: MANAGERS,
  },
  resume: { takes: 'POOL', does: say`route again`, example: '/routing resume emea', who: MANAGERS },
  policy: {
    takes: '',
    does: say`which rules are live, and what waits for an approval`,
    example: '/routing policy v12',
    who: EVERYBODY,
  },
  rollback: {
    takes: 'REASON',
    does: say`bring the version before back; rollback v11 REASON names another`,
    example: '/routing rollback v11 leads go astray',
    who: say`whoever may approve a policy`,
  },
} as const satisfies Record<string, Usage>;

export type CommandName = '/lead' | '/routing';

/** How a command is typed, and an example; `line` reaches as far as its verb. */
export function usageOf(line: string): { typed: string; example: string } {
  const [command = '', verb = ''] = line.split(' ');
  const usage = command === '/routing' ? USAGE['/routing'][verb] : USAGE['/lead'][verb];
  if (!usage) return { typed: line, example: line };
  return { typed: `${line} ${usage.takes}`.trim(), example: usage.example };
}

/** In the order in which help lists it. */
export const USAGE: Readonly<Record<CommandName, Readonly<Record<string, Usage>>>> = {
  '/lead': LEAD,
  '/routing': ROUTING,
};
