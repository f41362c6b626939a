import { hasWords, isText } from './is-text.ts';
import {
  KEYS_OF_MACHINES,
  OF_MACHINES,
  ROLES_OF_CALLS,
  ROLES_OF_KEYS,
  ROLES_OF_VARIABLES,
  type Role,
  TAGS,
  type Text,
} from './roles.ts';
import { partsOf, textOf } from './slots.ts';
import { childrenOf, isSyntax, nameOf, nodeAt, nodesAt, parseCode, type Syntax } from './syntax.ts';

/** With a role it is a text, whatever it looks like; without one, if it reads like words. */
interface Place {
  role: Role | null;
  action: string;
  marked?: boolean;
}

const ANYWHERE: Place = { role: null, action: '' };
const PIECE: Place = { role: 'piece', action: '' };

const COMPARES = new Set(['===', '!==', '<', '>', '<=', '>=', 'in', 'instanceof']);

/** Every text for people in the code of one file, in order. */
export function readTexts(code: string): Text[] {
  const found: Text[] = [];
  visit(parseCode(code), ANYWHERE, found);
  return found;
}

function visit(node: Syntax, place: Place, found: Text[]): void {
  const special = VISITORS[node.type];
  if (special) special(node, place, found);
  else if (!node.type.startsWith('TS') && !node.type.startsWith('Import'))
    for (const child of childrenOf(node)) visit(child, ANYWHERE, found);
}

type Visitor = typeof visit;

/** Looks into these fields as if they stood in the node's own place. */
function through(...fields: string[]): Visitor {
  return (node, place, found) => {
    for (const child of fields.flatMap((field) => below(node, field))) visit(child, place, found);
  };
}

function below(node: Syntax, field: string): Syntax[] {
  const one = nodeAt(node, field);
  return one ? [one] : nodesAt(node, field);
}

const VISITORS: Readonly<Record<string, Visitor>> = {
  Literal: readText,
  TemplateLiteral: readText,
  TaggedTemplateExpression: readTagged,
  ObjectExpression: readObject,
  CallExpression: readCall,
  NewExpression: readCall,
  BinaryExpression: readBinary,
  BlockStatement: through('body'),
  FunctionDeclaration: readFunction,
  IfStatement: readChoice,
  ReturnStatement: through('argument'),
  SwitchStatement: through('cases'),
  SwitchCase: through('consequent'),
  ConditionalExpression: readChoice,
  LogicalExpression: through('left', 'right'),
  ArrayExpression: through('elements'),
  ArrowFunctionExpression: through('body'),
  ParenthesizedExpression: through('expression'),
  TSAsExpression: through('expression'),
  TSSatisfiesExpression: through('expression'),
  TSNonNullExpression: through('expression'),
  VariableDeclarator: readVariable,
  MemberExpression: through('object'),
};

/** What is no text may have some in its slots. */
function readText(node: Syntax, place: Place, found: Text[]): void {
  const parts = partsOf(node) ?? [];
  const text = textOf(parts);
  const isWords = place.marked ? hasWords(text) : isText(text, place);
  if (isWords) add(text, place, found);
  for (const slot of parts.filter(isSyntax)) visit(slot, isWords ? PIECE : ANYWHERE, found);
}

function readTagged(node: Syntax, { role, action }: Place, found: Text[]): void {
  const template = nodeAt(node, 'quasi');
  const own = TAGS[nameOf(nodeAt(node, 'tag'))];
  if (!template || own === undefined) return;
  readText(template, { role: own ?? role ?? 'piece', action, marked: true }, found);
}

/** A label is a button's beside an action, an input's beside a field, else an option's. */
function readObject(node: Syntax, { role: outer, marked = false }: Place, found: Text[]): void {
  const properties = nodesAt(node, 'properties');
  const values = new Map(
    properties.map((one) => [nameOf(nodeAt(one, 'key')), nodeAt(one, 'value')]),
  );
  const beside = values.has('action') ? 'button' : values.has('field') ? 'label' : 'option';
  for (const property of properties) {
    const key = nameOf(nodeAt(property, 'key'));
    const value = nodeAt(property, 'value') ?? nodeAt(property, 'argument');
    if (!value || (KEYS_OF_MACHINES.has(key) && !holdsMore(value))) continue;
    const role = key === 'label' ? beside : (ROLES_OF_KEYS[key] ?? outer);
    const action = role === 'button' ? nameOf(values.get('action') ?? null) : '';
    visit(value, { role, action, marked }, found);
  }
}

/** A plain word or template under such a key is for machines; what is nested need not be. */
function holdsMore({ type }: Syntax): boolean {
  return type !== 'Literal' && type !== 'TemplateLiteral' && type !== 'ConditionalExpression';
}

function readCall(node: Syntax, _place: Place, found: Text[]): void {
  const callee = nodeAt(node, 'callee');
  const name = nameOf(callee);
  if (name === 'counted') {
    readCounted(node, found);
    return;
  }
  if (callee?.type === 'MemberExpression') visit(callee, ANYWHERE, found);
  nodesAt(node, 'arguments').forEach((argument, index) => {
    const isCode = OF_MACHINES.has(name) || (name === 'AppError' && index !== 1);
    if (isCode && !holdsMore(argument)) return;
    const action = name === 'AppError' ? nameOf(nodesAt(node, 'arguments')[0] ?? null) : '';
    visit(argument, { role: ROLES_OF_CALLS[name]?.[index] ?? null, action }, found);
  });
}

/** `counted(2, 'lead')`: the word for one is the text, and a language has as many as it needs. */
function readCounted(node: Syntax, found: Text[]): void {
  const [count, one] = nodesAt(node, 'arguments');
  const word = one && textOf(partsOf(one) ?? []);
  if (word) add(`{count} ${word}`, { ...PIECE, marked: true }, found);
  if (count) visit(count, ANYWHERE, found);
}

function readBinary(node: Syntax, place: Place, found: Text[]): void {
  const compares = COMPARES.has(String(node.operator));
  if (partsOf(node)) readText(node, place, found);
  else if (!compares) through('left', 'right')(node, place, found);
  else {
    const sides = ['left', 'right'].flatMap((field) => below(node, field));
    for (const side of sides) if (side.type !== 'Literal') visit(side, ANYWHERE, found);
  }
}

function readChoice(node: Syntax, place: Place, found: Text[]): void {
  through('test')(node, ANYWHERE, found);
  through('consequent', 'alternate')(node, place, found);
}

/** `priorityWord` returns words, however much they look like codes. */
function readFunction(node: Syntax, _place: Place, found: Text[]): void {
  const isOfWords = /Words?$/.test(nameOf(nodeAt(node, 'id')));
  through('params')(node, ANYWHERE, found);
  through('body')(node, isOfWords ? PIECE : ANYWHERE, found);
}

/**
 * A table of words is one by its name, and `title` is on its way to be one. The sentences of
 * reasons are spelled by their codes.
 */
function readVariable(node: Syntax, _place: Place, found: Text[]): void {
  const name = nameOf(nodeAt(node, 'id'));
  const marked = /^(?:YOUR_)?REASONS$/.test(name);
  const role = marked || /WORDS/.test(name) ? 'piece' : (ROLES_OF_VARIABLES[name] ?? null);
  through('init')(node, { role, action: '', marked }, found);
}

function add(text: string, { role, action, marked = false }: Place, found: Text[]): void {
  found.push({ text, role: role ?? 'piece', action, marked });
}
