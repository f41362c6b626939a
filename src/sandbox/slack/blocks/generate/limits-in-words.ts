import { type Definitions, type JsonSchema, nameIn, placesIn } from './json-schema.ts';

export type Rule =
  | 'minLength'
  | 'maxLength'
  | 'minItems'
  | 'maxItems'
  | 'minimum'
  | 'maximum'
  | 'pattern';

/** One bound of a field: `SectionBlock.fields`, `maxItems`, 10. */
export interface Limit {
  at: string;
  rule: Rule;
  value: number | string;
}

type Kind = 'characters' | 'items' | 'amount';

/** How Slack's comments put a limit; the first group is the number. */
interface Wording {
  of: Kind;
  rule: Rule;
  words: RegExp;
  /** Added to the number: "less than 200" is 199 at most. */
  off?: number;
  /** Where the limit belongs when that is not the field itself. */
  on?: '[]';
}

const wordings: Wording[] = [
  {
    of: 'characters',
    rule: 'maxLength',
    words: /\bmax(?:imum)? length (?:for [^.]*?)?(?:is|of) ([\d,]+) characters/i,
  },
  { of: 'characters', rule: 'maxLength', words: /\blimit ([\d,]+) characters/i },
  { of: 'characters', rule: 'maxLength', words: /\bless than ([\d,]+) characters/i, off: -1 },
  { of: 'characters', rule: 'minLength', words: /\bminimum length (?:for [^.]*?)?is (\d+)/i },
  {
    of: 'items',
    rule: 'maxItems',
    words: /\b(?:max(?:imum)?(?: number of [a-z ]+ is| of)?|up to) (\d+)/i,
  },
  { of: 'items', rule: 'minItems', words: /\bminimum (\d+)/i },
  { of: 'items', rule: 'maxItems', words: /\bmax of (\d+) table cells/i, on: '[]' },
  { of: 'items', rule: 'maxLength', words: /text in each item is (\d+) characters/i, on: '[]' },
  {
    of: 'amount',
    rule: 'minimum',
    words: /\b(?:min(?:imum)?(?: of| number is)?|between|from) `?(\d+)`?/i,
  },
  {
    of: 'amount',
    rule: 'maximum',
    words: /(?:\bmax(?:imum)?(?: of| value is)?|\bbetween \d+ and|\(default\) to) `?(\d+)`?/i,
  },
];

const formats: { words: string; pattern: string }[] = [
  { words: 'format `YYYY-MM-DD`', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  { words: 'format `HH:mm`', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
];

/** Every limit that the comments of `types` state. */
export function readLimits(types: Definitions): Limit[] {
  const limits = placesIn(types).flatMap(({ at, schema }) => limitsOf(at, schema));
  return [...new Map(limits.map((limit) => [`${limit.at} ${limit.rule}`, limit])).values()];
}

function limitsOf(at: string, schema: JsonSchema): Limit[] {
  const said = (schema.description ?? '').replaceAll(/\s+/g, ' ');
  const kind = kindOf(schema);
  const bounds = wordings.flatMap(({ of, rule, words, off = 0, on = '' }): Limit[] => {
    const number = of === kind && words.exec(said)?.[1];
    if (!number) return [];
    return [{ at: `${at}${on}`, rule, value: Number(number.replaceAll(',', '')) + off }];
  });
  const shapes = formats.filter(({ words }) => kind === 'characters' && said.includes(words));
  return [
    ...bounds,
    ...shapes.map(({ pattern }): Limit => ({ at, rule: 'pattern', value: pattern })),
  ];
}

function kindOf(schema: JsonSchema): Kind | undefined {
  if (schema.type === 'string' || isText(schema)) return 'characters';
  if (schema.type === 'array') return 'items';
  return schema.type === 'number' ? 'amount' : undefined;
}

const textTypes = new Set(['TextObject', 'PlainTextElement', 'MrkdwnElement']);

/** Whether it is an object that carries a text, whose length a limit then concerns. */
export function isText(schema: JsonSchema): boolean {
  return (schema.anyOf ?? [schema]).every((branch) => textTypes.has(nameIn(branch) ?? ''));
}
