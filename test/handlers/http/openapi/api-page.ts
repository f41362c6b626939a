import { STATUS_CODES } from 'node:http';
import { ROUTES } from '../../../../src/handlers/http/openapi/document.ts';
import type { Access, Route } from '../../../../src/handlers/http/openapi/route.ts';
import { EVENT_TYPES } from '../../../../src/routing/contracts/events.ts';
import { publishedSchemas } from '../../../../src/routing/contracts/json-schema.ts';

const ACCESS: Record<Access, string> = {
  open: 'open to everybody',
  sender: 'the proof its source asks for',
  read: 'a token of scope `read`',
  ops: 'a token of scope `ops` or `read`, or `OPS_PORT`',
  slack: "Slack's signature",
};

const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
const table = (head: string[], rows: string[][]) =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

/** docs/api.md below its opening words: what `/openapi.json` says, for people. */
export function apiInMarkdown(): string {
  const groups = [...new Set(ROUTES.map(({ group }) => group))];
  const sections = groups.map((group) =>
    [`## ${group}`, ...ROUTES.filter((one) => one.group === group).map(routeSection)].join('\n\n'),
  );
  return `${[...sections, events(), shapes()].join('\n\n')}\n`;
}

function routeSection({ method, path, says, access, parameters = [], answers, body }: Route) {
  const known = parameters.map(({ name, in: place, says: what, required = true }) => [
    `\`${name}\``,
    place,
    required ? what : `${what} (optional)`,
  ]);
  const replies = answers.map(({ status, when, schema, example }) => [
    `${status} ${STATUS_CODES[status]}`,
    when,
    schema === 'Problem' ? `\`${codeOf(example)}\`` : shapeLink(schema),
  ]);
  return [
    `### ${method.toUpperCase()} ${path}`,
    `${says} Let in: ${ACCESS[access]}.`,
    ...(known.length > 0 ? [table(['parameter', 'in', 'says'], known)] : []),
    ...(body?.schema ? [`Body: ${shapeLink(body.schema)}, as ${body.types.join(', ')}.`] : []),
    table(['answer', 'when', 'body'], replies),
  ].join('\n\n');
}

const codeOf = (example: unknown) => (example as { code: string }).code;
const shapeLink = (name: string | undefined) => (name ? `[${name}](#${name.toLowerCase()})` : '–');

function events(): string {
  const types = EVENT_TYPES.map((type) => `\`${type}\``).join(', ');
  return [
    '## Events out',
    'Sent to `WEBHOOK_OUT_URL`, signed by Standard Webhooks, per lead in order. An event with an ' +
      '`id` that came before, or a `version` older than what is known of the lead, is dropped.',
    `Types: ${types}. Body: ${shapeLink('Event')}.`,
  ].join('\n\n');
}

type Schema = Record<string, unknown>;

function shapes(): string {
  const all = publishedSchemas((name) => `#/components/schemas/${name}`);
  const each = Object.entries(all).map(([name, schema]) => {
    const { description } = schema as { description?: string };
    const rows = fieldsOf(schema);
    return [
      `### ${name}`,
      ...(description ? [`${description}.`] : []),
      table(FIELD_HEAD, rows),
    ].join('\n\n');
  });
  return [
    '## Shapes',
    'A field may be added between releases; none changes its meaning.',
    ...each,
  ].join('\n\n');
}

const FIELD_HEAD = ['field', 'is', 'says'];

/** Of a choice among shapes the fields of the first stand for all: the others differ in `data`. */
function fieldsOf(schema: Schema): string[][] {
  const {
    properties,
    required = [],
    oneOf,
    anyOf,
  } = schema as {
    properties?: Record<string, Schema>;
    required?: string[];
    oneOf?: Schema[];
    anyOf?: Schema[];
  };
  const [first] = oneOf ?? anyOf ?? [];
  if (!properties) return first ? fieldsOf(first) : [];
  return Object.entries(properties).map(([name, one]) => [
    `\`${name}\``,
    `${kindOf(one)}${required.includes(name) ? '' : ', optional'}`,
    typeof one.description === 'string' ? one.description : '',
  ]);
}

function kindOf(schema: Schema): string {
  const { type, anyOf, $ref, const: only, enum: words, format, items, properties } = schema;
  if (properties) return `object (${Object.keys(properties).join(', ')})`;
  if (typeof $ref === 'string') return shapeLink($ref.split('/').at(-1));
  if (only !== undefined) return `\`${JSON.stringify(only)}\``;
  if (Array.isArray(words)) return words.map((word) => `\`${String(word)}\``).join(', ');
  if (Array.isArray(anyOf)) return (anyOf as Schema[]).map(kindOf).join(' or ');
  if (type === 'array') return `list of ${kindOf((items ?? {}) as Schema)}`;
  if (typeof format === 'string') return format;
  const kinds = [type].flat().filter((kind) => typeof kind === 'string');
  return kinds.length > 0 ? kinds.join(' or ') : 'anything';
}
