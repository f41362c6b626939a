import { beforeAll, describe, expect, test } from 'vitest';
import {
  type BlockKitSchema,
  generateSchema,
} from '../../../../src/sandbox/slack/blocks/generate/generate-schema.ts';
import {
  type Definitions,
  type JsonSchema,
  placesIn,
} from '../../../../src/sandbox/slack/blocks/generate/json-schema.ts';
import { limitsByHand } from '../../../../src/sandbox/slack/blocks/generate/limits-by-hand.ts';
import {
  type Limit,
  readLimits,
} from '../../../../src/sandbox/slack/blocks/generate/limits-in-words.ts';
import { readTypes } from '../../../../src/sandbox/slack/blocks/generate/read-types.ts';
import { readSchema } from '../../../../src/sandbox/slack/blocks/schema.ts';

const key = ({ at, rule }: Limit) => `${at} ${rule}`;

/** A compiler of its own reads the types; that takes a second or two on an idle machine. */
const patienceMs = 60_000;

let types: Definitions;
let stated: Limit[];
let schema: BlockKitSchema;
beforeAll(() => {
  types = readTypes();
  stated = readLimits(types);
  schema = generateSchema(types);
}, patienceMs);

test('the schema in the repository is what the installed @slack/types give', () => {
  expect(readSchema(), 'npm run blocks:schema makes it anew').toEqual(schema);
});

describe('the limits in the comments of the types', () => {
  test('are all found', () => {
    expect(stated.length).toBe(151);
    const rules = [...new Set(stated.map(({ rule }) => rule))];
    const counts = rules.map((rule) => [rule, stated.filter((one) => one.rule === rule).length]);
    expect(Object.fromEntries(counts)).toEqual({
      maxLength: 109,
      minLength: 5,
      maxItems: 18,
      minItems: 1,
      maximum: 6,
      minimum: 10,
      pattern: 2,
    });
  });

  test.each<[string, Partial<Limit>[]]>([
    ['Button.text', [{ rule: 'maxLength', value: 75 }]],
    ['MarkdownBlock.text', [{ rule: 'maxLength', value: 12_000 }]],
    [
      'SectionBlock.text',
      [
        { rule: 'maxLength', value: 3000 },
        { rule: 'minLength', value: 1 },
      ],
    ],
    ['SectionBlock.fields', [{ rule: 'maxItems', value: 10 }]],
    ['SectionBlock.fields[]', [{ rule: 'maxLength', value: 2000 }]],
    ['Overflow.options', [{ rule: 'maxItems', value: 5 }]],
    ['TableBlock.rows', [{ rule: 'maxItems', value: 100 }]],
    ['TableBlock.rows[]', [{ rule: 'maxItems', value: 20 }]],
    ['ModalView.title', [{ rule: 'maxLength', value: 24 }]],
    ['ModalView.blocks', [{ rule: 'maxItems', value: 100 }]],
    ['VideoBlock.author_name', [{ rule: 'maxLength', value: 49 }]],
    [
      'RichTextInput.min_lines',
      [
        { rule: 'minimum', value: 1 },
        { rule: 'maximum', value: 100 },
      ],
    ],
  ])('are read as they are meant: %s', (at, limits) => {
    const found = stated.filter((limit) => limit.at === at);
    expect(found).toEqual(limits.map((limit) => ({ at, ...limit })));
  });

  /** A new version of the types may say more; then the table is too long. */
  test('are silent about what is added by hand', () => {
    const known = new Set(stated.map(key));
    expect(limitsByHand.filter((limit) => known.has(key(limit)))).toEqual([]);
  });
});

describe('the schema', () => {
  test('allows no field that Slack does not name', () => {
    const open = placesIn(schema.definitions).filter(
      ({ schema: part }) => part.properties && part.additionalProperties !== false,
    );
    expect(open.map(({ at }) => at)).toEqual([]);
  });

  test('holds no text of its source', () => {
    const spoken = placesIn(schema.definitions).filter(({ schema: part }) => part.description);
    expect(spoken.length).toBe(0);
  });

  test('chooses every kind of block and element by its type', () => {
    const unions = Object.values(schema.definitions).filter((part: JsonSchema) =>
      part.oneOf?.some(({ $ref }) => $ref),
    );
    expect(unions.length).toBeGreaterThan(5);
    expect(unions.filter(({ discriminator }) => !discriminator)).toEqual([]);
  });
});

test('a limit for a field that is not there is a mistake of the table', () => {
  const { ModalView, HomeView, AnyBlock } = types;
  const few = Object.fromEntries(Object.entries({ ModalView, HomeView, AnyBlock }).filter(isThere));
  expect(() => generateSchema(few)).toThrow('There is no AlertBlock.text for maxLength.');
});

const isThere = (entry: [string, JsonSchema | undefined]): entry is [string, JsonSchema] =>
  entry[1] !== undefined;
