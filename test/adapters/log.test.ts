import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/adapters/log.ts';
import { AppError } from '../../src/errors.ts';

function setUp(level = 'debug') {
  const lines: string[] = [];
  const log = createLogger({ level, to: { write: (line) => void lines.push(line) } });
  const last = (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? '{}');
  return { log, lines, last };
}

class DrizzleQueryError extends Error {
  readonly query: string;
  readonly params: unknown[];
  constructor(query: string, params: unknown[], cause: Error) {
    super(`Failed query: ${query}\nparams: ${params.join(',')}`, { cause });
    this.query = query;
    this.params = params;
  }
}

describe('the log', () => {
  it('writes one line of JSON with level, time, fields and message', () => {
    const { log, lines, last } = setUp();
    log.info({ leadId: 'lead_1', tookMs: 12, late: false, none: null }, 'Routed.');
    expect(lines).toHaveLength(1);
    expect(last()).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      leadId: 'lead_1',
      tookMs: 12,
      late: false,
      none: null,
      msg: 'Routed.',
    });
  });

  it('keeps to its level', () => {
    const { log, lines } = setUp('warn');
    log.info({}, 'Quiet.');
    log.warn({}, 'Heard.');
    expect(lines).toHaveLength(1);
  });

  const canary = 'CANARY-7f3a';
  it.each([
    ['authorization', { headers: { Authorization: `Bearer ${canary}` } }],
    ['token', { slack: { botToken: canary } }],
    ['secret', { SLACK_SIGNING_SECRET: canary }],
    ['password', { db: [{ password: canary }] }],
    ['signature', { 'webhook-signature': `v1,${canary}` }],
    ['cookie', { 'set-cookie': [canary] }],
    ['e-mail', { a: { b: { c: { work_email: `${canary}@acme.test` } } } }],
    ['phone', { phone: { raw: canary } }],
    ['text', { text: canary }],
    ['blocks', { blocks: [{ type: 'section', elements: canary }] }],
    ['body', { rawBody: Buffer.from(canary), body: canary }],
    ['parameters', { params: [canary] }],
    ['person', { person: { first: canary } }],
    ['deep nesting', { a: { b: { c: { d: { e: { f: { g: { h: canary } } } } } } } }],
    ['a map', { leads: new Map([[canary, canary]]) }],
    [
      'details of an error',
      { error: new AppError('bug.x', 'No.', { details: { email: canary } }) },
    ],
    [
      'a failed query',
      {
        error: new DrizzleQueryError('insert into "people" values ($1)', [canary], new Error('no')),
      },
    ],
    [
      'a failed query as a cause',
      {
        error: new AppError('upstream.store_failed', 'Not stored.', {
          cause: new DrizzleQueryError('select 1', [`\n    at ${canary}`], new Error('no')),
        }),
      },
    ],
    [
      'a value PostgreSQL could not read',
      {
        error: Object.assign(new Error(`invalid input syntax for type integer: "${canary}"`), {
          severity: 'ERROR',
          detail: canary,
        }),
      },
    ],
    ['a body that was not JSON', { error: thrownBy(() => JSON.parse(canary)) }],
  ])('never shows what stands under %s', (_, fields) => {
    const { log, lines } = setUp();
    log.error(fields, 'Something failed.');
    expect(lines).toHaveLength(1);
    expect(lines.join('')).not.toContain('CANARY');
    expect(lines.join('')).not.toContain('7f3a');
  });

  it('shows the same canary under a name that promises nothing', () => {
    const { log, lines } = setUp();
    log.error({ leadId: canary }, 'Something failed.');
    expect(lines.join('')).toContain(canary);
  });

  it.each([
    ['dana.o+x@globex.co.uk', '[email]'],
    ['+34 600 000 000', '[phone]'],
    ['xoxb-1234-abcd', '[token]'],
    ['whsec_AbC+/=', '[secret]'],
    ['Bearer abc.def', '[token]'],
    ['postgres://baton:hunter2@db:5432/x', '[credentials]'],
    ['https://x.test/hook?token=abc123&a=1', '[token]'],
  ])('takes %s out of any sentence', (giveaway, instead) => {
    const { log, last } = setUp();
    log.warn({ note2: `a ${giveaway} b`, error: new Error(giveaway) }, `Saw ${giveaway} here.`);
    const shown = JSON.stringify(last());
    expect(shown).not.toContain(giveaway);
    expect(last().msg).toContain(instead);
  });

  it('leaves ids, instants and plain numbers readable', () => {
    const { log, last } = setUp();
    const at = '2026-11-22T10:00:00+02:00';
    log.info({ ts: '1700000001.123456', at, hasEmail: true }, 'Card C0EMEA at 1700000001.123456.');
    expect(last()).toMatchObject({ ts: '1700000001.123456', at, hasEmail: true });
    expect(last().msg).toBe('Card C0EMEA at 1700000001.123456.');
  });

  it('keeps code, message, details and frames of an error along its causes', () => {
    const { log, last } = setUp();
    const cause = Object.assign(new Error('disk is full'), { code: 'SQLITE_FULL' });
    const query = new DrizzleQueryError('insert into "leads" ("id") values ($1)', ['x'], cause);
    const details = { leadId: 'lead_1' };
    const error = new AppError('upstream.store_failed', 'Not stored.', { cause: query, details });
    log.error({ error }, 'Intake failed.');
    expect(last().error).toMatchObject({
      name: 'AppError',
      code: 'upstream.store_failed',
      message: 'Not stored.',
      details,
      stack: expect.arrayContaining([expect.stringMatching(/^at .*log\.test\.ts/)]),
      cause: {
        message: 'Failed query: insert into "leads" ("id") …',
        cause: { code: 'SQLITE_FULL', message: 'disk is full' },
      },
    });
  });

  it('survives circles, endless strings and a cause that is its own cause', () => {
    const { log, lines } = setUp();
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const error = new Error('loop');
    error.cause = error;
    log.error({ circle, error, long: 'x'.repeat(100_000), fn: () => 1, big: 1n }, 'Odd.');
    expect(lines.join('').length).toBeLessThan(20_000);
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
