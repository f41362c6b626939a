/** Words a condition as somebody would say it who has never seen the file. */
import { type Field, findField } from '../fields.ts';
import { compileOperator } from '../operators/operators.ts';
import { listWords } from './plain-words.ts';

/**
 * `country is ES or PT and employees at least 1000`.
 *
 * @param everything what the empty condition reads
 */
export function conditionWords(condition: unknown, everything = 'every lead'): string {
  return wordsOf(condition) || everything;
}

function wordsOf(condition: unknown): string {
  return entriesOf(condition)
    .map(([key, value]) => entryWords(key, value))
    .join(' and ');
}

function entryWords(key: string, value: unknown): string {
  if (key === 'not') return `not (${conditionWords(value)})`;
  if (key === 'any') return `(${listOf(value).join(' or ')})`;
  if (key === 'all') return listOf(value).join(' and ');
  const field = findField(key);
  if (!field) return key;
  if (Array.isArray(value)) return testWords(field, 'in', value);
  if (typeof value !== 'object' || value === null) return testWords(field, 'eq', value);
  return entriesOf(value)
    .map(([operator, operand]) => testWords(field, operator, operand))
    .join(' and ');
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map((one) => conditionWords(one)) : [];
}

function testWords(field: Field, operator: string, operand: unknown): string {
  const label = fieldLabel(field.path);
  if (operator === 'exists') return `${label} is ${operand === true ? 'known' : 'not known'}`;
  if (operator === 'in' && Array.isArray(operand)) {
    return `${label} is ${listWords(operand.map(String), 'or')}`;
  }
  if (field.type === 'boolean' && operator === 'eq') {
    return truthOf(field.path, operand === true);
  }
  const refuse = (expected: string): never => {
    throw new TypeError(`${field.path} ${operator}: expected ${expected}`);
  };
  const { wanted } = compileOperator(operator, { value: operand, type: field.type, refuse });
  const isNumber = field.type === 'number' && operator !== 'eq';
  const words = wanted.replace(/^a text (?!like)/, '').replace(/^a word/, 'with a word');
  return isNumber || words !== wanted ? `${label} ${words}` : `${label} is ${words}`;
}

/** The group is said only where its name alone would be unclear. */
const CLEAR_GROUPS = ['company', 'request', 'scores', 'custom', 'attribution'];

const LABELS: Record<string, string> = {
  'company.name': 'company name',
  'company.domain': 'company domain',
  'person.email': 'e-mail address',
  'person.domain': 'e-mail domain',
  'person.mail': 'kind of mailbox',
  'person.title': 'job title',
  'scores.account': 'account score',
  'message.intent': 'what the message is about',
};

const TRUTHS: Record<string, readonly [string, string]> = {
  'account.matched': ['the account is known', 'the account is not known'],
  'account.open_opportunity': ['an opportunity is open', 'no opportunity is open'],
  'message.urgent': ['the message is urgent', 'the message is not urgent'],
  test: ['it is a test', 'it is no test'],
  stale: ['it is old news', 'it is no old news'],
  consent: ['the person agreed to be written to', 'the person did not agree to be written to'],
  do_not_contact: ['the person asked not to be contacted', 'the person may be contacted'],
  bulk: ['it comes from a file', 'it does not come from a file'],
};

/** What a field that is yes or no says. */
export function truthOf(path: string, isSo: boolean): string {
  const label = fieldLabel(path);
  const [yes, no] = TRUTHS[path] ?? [label, `not ${label}`];
  return isSo ? yes : no;
}

/** `person.title` is the `job title`. */
export function fieldLabel(path: string): string {
  const known = LABELS[path];
  if (known !== undefined) return known;
  const [group = '', ...rest] = path.split('.');
  const name = rest.join('.').replaceAll('_', ' ');
  if (rest.length === 0) return group.replaceAll('_', ' ');
  return CLEAR_GROUPS.includes(group) ? name : `${group} ${name}`;
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
