import { isSyntax, nameOf, nodeAt, nodesAt, type Syntax } from './syntax.ts';

/** What these do to a value does not change what it is. */
const SAME = new Set(
  (
    'capitalised clip cut escapeText heard lowered mention ordinal String Number ' +
    'printedClock printedDay printedSpan printedTime slackDate slackTime ' +
    'momentWords listed productName'
  ).split(' '),
);

/** What a lead is called, at the beginning of a sentence or elsewhere. */
const OF_LEADS = new Set(['leadName', 'leadFirst', 'calledLead', 'named']);

/** Words as they stand, and the code that fills the slots between them. */
export type Part = string | Syntax;

/** Null for what is no text by itself. One text in two halves is written with a plus. */
export function partsOf(node: Syntax): Part[] | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : null;
  if (node.type === 'TemplateLiteral') return partsOfTemplate(node);
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return null;
  const halves = [nodeAt(node, 'left'), nodeAt(node, 'right')].map((half) => half && partsOf(half));
  return halves.every((half) => half !== null) ? halves.flat() : null;
}

function partsOfTemplate(node: Syntax): Part[] {
  const slots = nodesAt(node, 'expressions');
  return nodesAt(node, 'quasis').flatMap(({ value }, place): Part[] => {
    const slot = slots[place];
    return slot ? [cooked(value), slot] : [cooked(value)];
  });
}

function cooked(value: unknown): string {
  const text = typeof value === 'object' && value !== null && 'cooked' in value && value.cooked;
  return typeof text === 'string' ? text : '';
}

/** A text with its slots by name: `{name} is yours now.` */
export function textOf(parts: readonly Part[]): string {
  const names = numbered(parts.filter(isSyntax));
  return parts.map((part) => (isSyntax(part) ? names.shift() : part)).join('');
}

/** What is the same has one name; another count is `{count2}`, as a translation may move them. */
function numbered(slots: Syntax[]): string[] {
  const named = new Map<string, string[]>();
  return slots.map((slot) => {
    const name = slotName(slot);
    const same = named.get(name) ?? [];
    const code = JSON.stringify(slot, withoutPlace);
    if (!same.includes(code)) named.set(name, [...same, code]);
    const at = (named.get(name) ?? []).indexOf(code);
    return at === 0 ? `{${name}}` : `{${name}${at + 1}}`;
  });
}

function withoutPlace(field: string, value: unknown): unknown {
  return field === 'start' || field === 'end' || field === 'range' ? undefined : value;
}

/** Named by what stands in it: `cut(lead.company, 60)` is the company. */
export function slotName(node: Syntax): string {
  switch (node.type) {
    case 'CallExpression':
      return ofCall(node);
    case 'NewExpression':
    case 'TSNonNullExpression':
      return slotName(nodesAt(node, 'arguments')[0] ?? nodeAt(node, 'expression') ?? node);
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return 'choice';
    case 'BinaryExpression':
      return 'number';
    case 'TaggedTemplateExpression':
    case 'TemplateLiteral':
      return 'words';
    default:
      return nameOf(node) || 'words';
  }
}

function ofCall(call: Syntax): string {
  const callee = nodeAt(call, 'callee');
  const [first] = nodesAt(call, 'arguments');
  const name = nameOf(callee);
  if (SAME.has(name) && first) return slotName(first);
  if (name === 'counted') return 'count';
  if (OF_LEADS.has(name)) return 'lead';
  const of = callee?.type === 'MemberExpression' ? nodeAt(callee, 'object') : null;
  return of ? slotName(of) : name || 'words';
}
