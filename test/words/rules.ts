import type { FoundText } from '../../src/sandbox/words/collect-texts.ts';
import { withoutSlots } from '../../src/sandbox/words/is-text.ts';
import type { Role } from '../../src/sandbox/words/roles.ts';

/** What a text has against the style of the house; null when nothing. */
export interface StyleRule {
  name: string;
  fault: (text: FoundText) => string | null;
}

/** Words that keep their capital inside a sentence, beside buttons and what is all capitals. */
const NAMES = new Set(
  (
    'Baton Slack HubSpot Salesforce PostgreSQL SQLite KiB Home Away Do Not Disturb I Why ' +
    'Monday Friday Europe GiB Notifications'
  ).split(' '),
);

/** What a button may begin with. */
const VERBS = new Set(
  (
    'Add Allow Approve Ask Call Cancel Change Check Claim Close Connect Copy Correct Decline ' +
    'Discard Edit Export Give Hand Keep Leave Log Mark Merge Open Pause Pick Propose Publish ' +
    'Reassign Reject Release Reopen Restore Resume Roll Save Say See Send Set Show Snooze Start ' +
    'Take Tell Undo Wake Withdraw Write'
  ).split(' '),
);

/** Labels that name what they show, or that whoever presses could say. */
const NAMES_OF_BUTTONS = new Set([
  'All of {command}',
  'Done',
  'Full story',
  'Help',
  'Hours and time off',
  'How turns work',
  'I am back',
  'I am on it',
  'I did not see it',
  'Made elsewhere',
  'Next',
  'Not now',
  'Notifications',
  'Previous',
  'Sources, roles, channels',
  'This one',
  'Who can claim?',
  'Why me?',
  '{one} days',
]);

/** Office, machine and court; and what the glossary says in another word. */
const JARGON =
  /\b(abort|agent|alert|ASAP|assignee|boolean|bucket|configure|countdown|debt|deficit|entity|ETA|execute|FYI|inbox|instance|invalid|null|payload|prospect|seller|SLA|string|terminate|ticket|timeout|undefined|utilize|via)\b/i;

/** One word for one thing: what is said is pick, somebody, nobody, everybody, phone, company. */
const OTHER_WORDS =
  /\b(choose|chosen|someone|no one|everyone|anyone|telephone|organi[sz]ation|firm|email address)\b/i;

const AGE = /\b(s|seconds?|min|minutes?|h|hours?) (left|ago|to go)\b|\{\w+\} days? (ago|left)\b/;
const DRAWN_WHEN_ASKED = new Set(['src/services/views/lead/company-signals.ts']);

export const LABELS = new Set<Role>(['button', 'label', 'option', 'placeholder', 'title']);

/** How a text begins that says what to do by itself. */
const ASKS = /^(Give|Look|Name|Pick|Say|Send|Set|Try|Use|Write)\b/;
const SAYS_NEXT = /[,.:;?] \S|`|\}$|\b(cannot|expected|expects|is for|must|needs)\b/;
/** Senders and servers go by the code, and its page says the rest. */
const OF_MACHINES = /^src\/(adapters|db|handlers\/http)\//;

export const RULES: readonly StyleRule[] = [
  { name: 'sentence case', fault: strangeCapital },
  { name: 'a label begins with a capital', fault: smallLabel },
  { name: 'a label ends without a full stop', fault: stoppedLabel },
  { name: 'no exclamation marks', fault: ({ text }) => found(/!/, text) },
  { name: 'no please and no sorry', fault: ({ text }) => found(/\b(please|sorry|oops)\b/i, text) },
  {
    name: 'no above and no below, which a phone does not have',
    fault: ({ text }) => found(/\b(above|below)\b(?! [{\d])/i, text),
  },
  {
    name: 'no age and no countdown, as what is said stays there',
    fault: (text) => (DRAWN_WHEN_ASKED.has(text.file) ? null : found(AGE, text.text)),
  },
  {
    name: 'no jargon',
    fault: ({ text, role }) => (role === 'error' ? null : found(JARGON, withoutSlots(text))),
  },
  {
    name: 'one word for one thing',
    fault: ({ text, role }) => (role === 'error' ? null : found(OTHER_WORDS, withoutSlots(text))),
  },
  { name: 'a button says what it does, in 24 characters', fault: buttonFault },
  {
    name: 'round quotes, straight apostrophes',
    fault: ({ text, file }) => (OF_MACHINES.test(file) ? null : found(/["’‘]/, typedAway(text))),
  },
  {
    name: 'one blank between words and none before a mark',
    fault: ({ text }) => found(/\S {2,}\S|\w [.,;:?]/, typedAway(text)),
  },
  { name: 'three dots are one character', fault: ({ text }) => found(/\.\.\./, text) },
  { name: 'an error says what now', fault: deadEnd },
];

export function faultsOf(text: FoundText, rules = RULES): string[] {
  return rules.flatMap(({ name, fault }) => {
    const what = fault(text);
    return what === null ? [] : [`${text.file}: “${text.text}”: ${name} (${what})`];
  });
}

function found(pattern: RegExp, text: string): string | null {
  return pattern.exec(text)?.[0] ?? null;
}

/** Inside a sentence a button is called by its label. */
function strangeCapital({ text, role }: FoundText): string | null {
  const known = (word: string) => NAMES.has(word) || (!LABELS.has(role) && VERBS.has(word));
  const inside = typedAway(text).matchAll(/(?<=[\p{L},;”)] “?)\p{Lu}[\p{L}\d]*/gu);
  const strange = [...inside].find(([word]) => !/^\p{Lu}[\p{Lu}\d]+$/u.test(word) && !known(word));
  return strange?.[0] ?? null;
}

function smallLabel({ text, role }: FoundText): string | null {
  return LABELS.has(role) && !text.startsWith('policy.yml') ? found(/^[a-z]\w*/, text) : null;
}

function stoppedLabel({ text, role }: FoundText): string | null {
  return LABELS.has(role) ? found(/[.!:]$/, text) : null;
}

function buttonFault({ text, role }: FoundText): string | null {
  if (role !== 'button') return null;
  const { length } = withoutSlots(text);
  if (length > 24) return `${length} characters`;
  const [first = ''] = text.split(' ');
  return VERBS.has(first) || NAMES_OF_BUTTONS.has(text) ? null : `begins with ${first}`;
}

/** What is a fault of ours, or goes away by itself, nobody can do anything about. */
function deadEnd({ text, role, action, file }: FoundText): string | null {
  if (role !== 'error' || /^(bug|upstream)\./.test(action) || OF_MACHINES.test(file)) return null;
  return ASKS.test(text) || SAYS_NEXT.test(text) ? null : 'ends there';
}

/** Commands, options and headers are typed as they stand. */
function typedAway(text: string): string {
  return text.replaceAll(
    /`[^`]*`|--\w+ "[^"]*"|"authorization: [^"]*"|\/(lead|routing)\b.*|"?\bbaton [a-z]+.*/g,
    'x',
  );
}
