import { splitPath } from '../../../routing/intake/body/split-path.ts';
import {
  bringsLeads,
  isProviderKind,
  type Mapping,
  type Source,
} from '../../../routing/model/workspace/source.ts';
import { PRODUCTS } from './products.ts';

type Value = string | boolean | number;

/** What an example says in each field of a lead; any other field says that it is an example. */
const VALUES: Record<string, Value> = {
  'person.email': 'dana@globex.test',
  'person.name': 'Dana Ode',
  'person.first_name': 'Dana',
  'person.last_name': 'Ode',
  'person.phone': '+34600000000',
  'company.name': 'Globex',
  'company.domain': 'globex.test',
  'company.employees': '1200',
  'company.country': 'ES',
  'request.form': 'demo',
  'request.message': 'Need pricing for 300 seats',
  consent: true,
  test: true,
};

const GENERIC = [
  'person.email',
  'person.first_name',
  'person.last_name',
  'company.name',
  'company.domain',
  'request.form',
  'request.message',
  'test',
];
/** Left out of an example: an invented one would be wrong, or noted as a fault. */
const NO_EXAMPLE = /^(submitted_at|owner_email|language|do_not_contact|meeting\.|crm\.)|_at$/;

export interface ExampleField {
  /** Where it stands in the sender's body, which is its name in a form too. */
  path: string;
  target: string;
  value: Value;
}

/** An example in the shape the source reads, field by field. */
export function exampleFields({ mapping }: Pick<Source, 'mapping'>): ExampleField[] {
  const places = mapping ?? Object.fromEntries(GENERIC.map((target) => [target, target]));
  return Object.entries(places)
    .filter(([target]) => !NO_EXAMPLE.test(target))
    .map(([target, paths]) => ({
      path: firstOf(paths),
      target,
      value: VALUES[target] ?? 'example',
    }));
}

/** Whether the example says that it is a test: without, it is a lead like any other. */
export function isTestLead({ kind, mapping }: Pick<Source, 'kind' | 'mapping'>): boolean {
  if (isProviderKind(kind) || !bringsLeads(kind)) return false;
  return mapping === undefined || Object.hasOwn(mapping, 'test');
}

function firstOf(paths: Mapping[string]): string {
  return typeof paths === 'string' ? paths : (paths[0] ?? '');
}

/** The fields as one JSON body; a step in brackets such as `[0]` is a place in a list. */
export function exampleBody(source: Pick<Source, 'kind' | 'mapping'>): string {
  if (isProviderKind(source.kind)) return JSON.stringify(PRODUCTS[source.kind].sample);
  if (source.kind === 'signals') return exampleSignal(source);
  if (source.kind === 'crm') return JSON.stringify(EXAMPLE_ACTIVITY);
  const body = new Map<string, unknown>();
  for (const { path, value } of exampleFields(source)) put(body, splitPath(path) ?? [path], value);
  return JSON.stringify(toJson(body));
}

/** What a CRM tells: the lead has to be put in. */
const EXAMPLE_ACTIVITY = {
  type: 'activity',
  kind: 'call',
  id: 'act_1',
  at: '2026-11-22T10:00:00Z',
  lead_id: 'lead_01',
  owner: 'ana',
  text: 'They want a demo',
};

/** What one company showed, in the shape the source reads. */
function exampleSignal({ mapping }: Pick<Source, 'mapping'>): string {
  const values: Record<string, Value> = {
    domain: 'globex.test',
    topic: 'lead routing',
    strength: 0.8,
  };
  const { items, ...fields } = mapping ?? {
    domain: 'domain',
    topic: 'topic',
    strength: 'strength',
  };
  const body = new Map<string, unknown>();
  const start = items === undefined ? [] : [...(splitPath(firstOf(items)) ?? []), '0'];
  for (const [field, place] of Object.entries(fields)) {
    const value = values[field];
    const path = firstOf(place);
    if (value !== undefined) put(body, [...start, ...(splitPath(path) ?? [path])], value);
  }
  return JSON.stringify(toJson(body));
}

function put(body: Map<string, unknown>, steps: readonly string[], value: Value): void {
  let node = body;
  for (const step of steps.slice(0, -1)) {
    const inner = node.get(step);
    const next = inner instanceof Map ? inner : new Map<string, unknown>();
    node.set(step, next);
    node = next;
  }
  node.set(steps.at(-1) ?? '', value);
}

function toJson(node: unknown): unknown {
  if (!(node instanceof Map)) return node;
  const entries = [...node].map(([step, inner]) => [String(step), toJson(inner)] as const);
  const isList = entries.length > 0 && entries.every(([step], index) => step === String(index));
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
