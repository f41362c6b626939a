/** Edits a policy file the way an author would: one value at its place, all else byte by byte. */
import { isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap } from 'yaml';

export type PolicyEdit =
  /** All members of a pool with their weights; who is not named is no member any more. */
  | { kind: 'members'; pool: string; members: Record<string, number> }
  /** Which pool a rule draws from. */
  | { kind: 'rule_pool'; rule: string; pool: string }
  /** A time of an SLA tier, e.g. `15m`; null takes it out where the schema allows that. */
  | { kind: 'sla'; tier: string; field: 'claim' | 'first_touch'; value: string | null };

/**
 * The file with the edits made; null where it has no such pool, rule or tier. `based_on` is set to
 * the version the edit began with.
 */
export function editPolicy(
  text: string,
  edits: readonly PolicyEdit[],
  basedOn: number,
): string | null {
  let edited: string | null = text;
  for (const edit of edits) edited = edited === null ? null : makeEdit(edited, edit);
  if (edited === null) return null;
  const root = mapAt(edited, []);
  return root?.has('based_on') ? setEntry(edited, root, ['based_on', `v${basedOn}`]) : edited;
}

function makeEdit(text: string, edit: PolicyEdit): string | null {
  if (edit.kind === 'members') return setMembers(text, edit);
  if (edit.kind === 'rule_pool') {
    const target = mapAt(text, ['rules', edit.rule, 'assign']);
    return target?.has('pool') ? setEntry(text, target, ['pool', edit.pool]) : null;
  }
  const tier = mapAt(text, ['sla', edit.tier]);
  if (!tier) return null;
  return edit.value === null
    ? deleteEntry(text, tier, edit.field)
    : setEntry(text, tier, [edit.field, edit.value]);
}

function setMembers(
  text: string,
  { pool, members }: Extract<PolicyEdit, { kind: 'members' }>,
): string | null {
  const path = ['pools', pool, 'members'];
  let edited = text;
  // Whoever comes is written first: a block that lost its last line could not be added to.
  for (const [id, weight] of Object.entries(members)) {
    const map = mapAt(edited, path);
    if (!map) return null;
    if (map.get(id) !== weight) edited = setEntry(edited, map, [id, String(weight)]);
  }
  for (const id of Object.keys(mapAt(text, path)?.toJSON() ?? {})) {
    const map = mapAt(edited, path);
    if (map && !Object.hasOwn(members, id)) edited = deleteEntry(edited, map, id);
  }
  return edited;
}

/** The map at that path; in a list of things with ids an id is a step of the path. */
function mapAt(text: string, path: readonly string[]): YAMLMap | null {
  const document = parseDocument(text);
  if (document.errors.length > 0) return null;
  let node: unknown = document.contents;
  for (const step of path) {
    if (isMap(node)) node = node.get(step, true);
    else if (isSeq(node)) node = node.items.find((one) => isMap(one) && one.get('id') === step);
  }
  return isMap(node) ? node : null;
}

function setEntry(text: string, map: YAMLMap, [key, value]: [string, string]): string {
  const pair = map.items.find((one) => nameOf(one) === key);
  if (pair) return splice(text, spanOf(text, pair.value), value);
  const last = map.items.at(-1);
  const entry = `${key}: ${value}`;
  if (map.flow) {
    const end = last ? spanOf(text, last.value).to : (map.range?.[0] ?? 0) + 1;
    return splice(text, { from: end, to: end }, last ? `, ${entry}` : ` ${entry} `);
  }
  const end = lineEnd(text, spanOf(text, last?.value).to);
  return splice(text, { from: end, to: end }, `\n${indentOf(text, map)}${entry}`);
}

function deleteEntry(text: string, map: YAMLMap, key: string): string {
  const at = map.items.findIndex((one) => nameOf(one) === key);
  const [before, pair, after] = [map.items[at - 1], map.items[at], map.items[at + 1]];
  if (!pair) return text;
  const whole = { from: spanOf(text, pair.key).from, to: spanOf(text, pair.value).to };
  if (!map.flow) {
    return splice(text, { from: lineStart(text, whole.from), to: lineEnd(text, whole.to) + 1 }, '');
  }
  if (after) return splice(text, { ...whole, to: spanOf(text, after.key).from }, '');
  return splice(text, { ...whole, from: before ? spanOf(text, before.value).to : whole.from }, '');
}

interface Span {
  from: number;
  to: number;
}

/** Where a node's own characters stand, without the space and the comments after them. */
function spanOf(text: string, node: unknown): Span {
  const range = isScalar(node) || isMap(node) || isSeq(node) ? node.range : null;
  const [from, to] = range ?? [0, 0];
  return { from, to: from + text.slice(from, to).trimEnd().length };
}

function nameOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key);
}

function splice(text: string, { from, to }: Span, put: string): string {
  return text.slice(0, from) + put + text.slice(to);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function indentOf(text: string, map: YAMLMap): string {
  const { from } = spanOf(text, map.items[0]?.key);
  return ' '.repeat(from - lineStart(text, from));
}
