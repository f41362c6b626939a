import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS, readProvider } from '../../../../src/routing/intake/kinds/index.ts';
import { readMetaLead } from '../../../../src/routing/intake/kinds/meta.ts';
import type { Reading } from '../../../../src/routing/intake/kinds/reading.ts';
import { takeSubmission } from '../../../../src/routing/intake/parse-submission.ts';
import {
  PROVIDER_KINDS,
  type ProviderKind,
} from '../../../../src/routing/model/workspace/source.ts';
import { cpuMsOf } from '../../../support/cpu-time.ts';
import { listPayloads, parsedPayload } from '../../../support/payloads.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
/** What a reader gives that is not of the generic kind's shape; what people wrote may be faulty. */
const OUT_OF_SHAPE = ['field.unknown', 'object.expected', 'text.expected', 'scalar.expected'];

function expectInShape({ touches, notices, note }: Reading): void {
  for (const { id, fields } of touches) {
    const { submission, faults } = takeSubmission(fields, NOW);
    const outside = faults.filter(({ code }) => OUT_OF_SHAPE.includes(code));
    expect(outside).toEqual([]);
    expect([id === undefined || typeof id, submission.test]).toEqual([
      id === undefined || 'string',
      false,
    ]);
    expect(() => JSON.stringify(submission)).not.toThrow();
  }
  for (const notice of notices) {
    expect(notice).toEqual({ id: expect.any(String), objectId: expect.any(String) });
  }
  const isEmpty = touches.length + notices.length === 0;
  expect(note !== null).toBe(isEmpty);
}

/** Names that a body could hold to reach what JavaScript objects inherit. */
const nasty = fc.constantFrom('__proto__', 'constructor', 'toString', '', 'value', 'type', 'id');
const anything = fc.oneof(fc.jsonValue(), fc.dictionary(nasty, fc.jsonValue()));

/** The same body with something else in one place, or without it. */
const mutated = (body: unknown) =>
  fc
    .tuple(fc.array(fc.nat(), { maxLength: 8 }), fc.option(anything))
    .map(([path, value]) => changed(body, path, value));

function changed(node: unknown, path: readonly number[], value: unknown): unknown {
  const [step = 0, ...rest] = path;
  if (path.length === 0 || typeof node !== 'object' || node === null) return value;
  const entries = Object.entries(node);
  const at = step % Math.max(1, entries.length);
  const kept = entries.flatMap(([key, one], index) => {
    if (index !== at) return [[key, one] as const];
    const other = changed(one, rest, value);
    return other === null ? [] : [[key, other] as const];
  });
  return Array.isArray(node) ? kept.map(([, one]) => one) : Object.fromEntries(kept);
}

const settings = fc.record({
  events: fc.constant(undefined),
  mapping: fc.option(
    fc.constantFrom<Record<string, string>>(
      { 'person.email': 'answers.Email', 'custom.a': 'data' },
      { 'request.message': 'answers', 'meeting.host': 'payload' },
    ),
    { nil: undefined },
  ),
});

describe.each(PROVIDER_KINDS)('whatever comes in as %s', (kind: ProviderKind) => {
  it('is read without a fall, in the shape of a lead', () => {
    fc.assert(fc.property(anything, (body) => expectInShape(KINDS[kind](body, {}))));
  });

  it('under whatever mapping', () => {
    const read = fc.tuple(anything, settings);
    fc.assert(
      fc.property(read, ([body, source]) => {
        const { touches } = readProvider(kind, body, { source, now: NOW });
        expect(touches.every(({ submission }) => submission.person !== undefined)).toBe(true);
      }),
    );
  });

  const samples = listPayloads().filter((one) => one.kind === kind);

  it('also where one thing in a sample is something else', () => {
    expect(samples.length).toBeGreaterThan(0);
    for (const { name } of samples) {
      const bodies = mutated(parsedPayload(kind, name));
      fc.assert(fc.property(bodies, (body) => expectInShape(KINDS[kind](body, {}))));
    }
  });
});

it.each([
  '<a'.repeat(100_000),
  '</p'.repeat(80_000),
  `x@${'a.'.repeat(100_000)} `,
  `${'your '.repeat(50_000)}email`,
  '9'.repeat(200_000),
  '1,000 '.repeat(30_000),
  'a '.repeat(100_000),
])('a text made to hurt does not (%#)', (text) => {
  const data = { Email: text, Budget: text, Country: text, Website: text, [text]: text };
  const answers = Object.entries(data).map(([question, answer]) => ({ question, answer }));
  const author = { email: text, name: text };
  const bodies = [
    ['webflow', { payload: { name: text, data } }],
    ['calendly', { event: 'invitee.created', payload: { questions_and_answers: answers } }],
    [
      'intercom',
      { topic: 'conversation.user.created', data: { item: { source: { body: text, author } } } },
    ],
  ] as const;
  const read = () =>
    bodies.forEach(([kind, body]) => void readProvider(kind, body, { source: {}, now: NOW }));
  expect(cpuMsOf(read)).toBeLessThan(1_000);
});

it('a value that cannot be made text of is no answer', () => {
  const value = [{ toString: 1, valueOf: null }, 'kept'];
  const field = { key: 'k', label: 'Why?', type: 'CHECKBOXES', options: [], value };
  const fields = [field, { ...field, label: 'How?', value: value[0] }];
  const [touch] = KINDS.tally({ data: { formName: 'F', fields } }, {}).touches;
  expect(touch?.fields.custom).toEqual({ 'Why?': 'kept' });
});

it('whatever Meta answers for an id is read without a fall', () => {
  const bodies = fc.oneof(anything, mutated(parsedPayload('meta', 'graph-lead')));
  fc.assert(fc.property(bodies, (body) => expectInShape(readMetaLead(body))));
});
