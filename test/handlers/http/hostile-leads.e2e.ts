import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HTTP_LIMITS } from '../../../src/handlers/http/limits.ts';
import { parseJson } from '../../../src/handlers/http/read-json.ts';
import { type Door, dana, openDoor, signed } from './open-door.ts';

const post = (door: Door, source: string, init: RequestInit) =>
  fetch(`${door.url}/webhooks/leads/${source}`, { method: 'POST', ...init });

const leads = (door: Door) => door.db.read.select().from(door.db.t.leads);

describe('what would cost too much', () => {
  it('a body of exactly the limit is read', async () => {
    const door = await openDoor();
    const json = JSON.stringify(dana);
    expect((await door.send(json.padEnd(HTTP_LIMITS.maxBodyBytes))).status).toBe(202);
  });

  it.each([
    [0, 202],
    [1, 413],
  ])('a body without a length may be no longer: %d bytes over is %d', async (over, status) => {
    const door = await openDoor();
    const json = JSON.stringify(dana).padEnd(HTTP_LIMITS.maxBodyBytes + over);
    const body = new Blob([json]).stream();
    const headers = { 'content-type': 'application/json' };
    expect((await post(door, 'open', { body, headers, duplex: 'half' })).status).toBe(status);
  });

  it('an endless body without a length is cut off', async () => {
    const door = await openDoor();
    expect(await statusOfEndless(door)).toBe(413);
  });

  it('a gzip bomb is never unpacked', async () => {
    const door = await openDoor();
    const body = gzipSync(Buffer.alloc(50_000_000));
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    expect((await post(door, 'open', { body, headers })).status).toBe(415);
  });

  it('more leads than may wait are asked to come again', async () => {
    const door = await openDoor({ limits: { maxPendingIntake: 2 } });
    const sent = Array.from({ length: 20 }, (_, i) =>
      door.send({ person: { email: `p${i}@g.test` } }),
    );
    const responses = await Promise.all(sent);
    const accepted = responses.filter((response) => response.status === 202);
    const refused = responses.filter((response) => response.status === 503);
    expect(accepted.length + refused.length).toBe(20);
    expect(await leads(door)).toHaveLength(accepted.length);
    for (const response of refused) {
      expect(response.headers.get('retry-after')).toBe('5');
      expect(await response.json()).toMatchObject({ code: 'upstream.intake_full' });
    }
  });

  it('nothing waits when nothing may', async () => {
    const door = await openDoor({ limits: { maxPendingIntake: 0 } });
    expect((await door.send(dana)).status).toBe(503);
  });
});

describe('odd JSON', () => {
  it.each([
    ['__proto__', '{"person":{"email":"d@g.test"},"__proto__":{"test":true}}', 202],
    ['NUL', '{"person":{"email":"d@g.test","name":"\\u0000"}}', 202],
    ['a lone surrogate', '{"person":{"email":"d@g.test","name":"\\ud800"},"\\ud800":1}', 202],
    ['depth', `{"person":{"email":"d@g.test"},"custom":{"a":${nested(20_000)}}}`, 202],
    ['duplicate keys', '{"person":{},"person":{"email":"d@g.test"}}', 202],
    ['huge numbers', '{"person":{"email":"d@g.test"},"company":{"employees":1e999}}', 202],
    ['a byte order mark', '\ufeff{"person":{"email":"d@g.test"}}', 202],
    ['only depth', nested(100_000), 422],
    ['nothing', '', 400],
  ])('with %s is answered', async (_, body, status) => {
    const door = await openDoor();
    expect((await door.send(body)).status).toBe(status);
  });

  it('that is not UTF-8 is 400', async () => {
    const door = await openDoor();
    const body = Buffer.from([0x22, 0xff, 0x22]);
    const headers = { 'content-type': 'application/json' };
    expect((await post(door, 'open', { body, headers })).status).toBe(400);
  });

  it('never ends in a 5xx, and the store survives it', async () => {
    const door = await openDoor();
    const json = fc.json({ maxDepth: 5, stringUnit: 'binary' });
    const cut = fc.tuple(json, fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1)));
    const lead = json.map((text) => `{"person":{"email":"d@g.test","name":${text}},"x":${text}}`);
    const custom = json.map((text) => `{"person":{"email":"d@g.test"},"custom":${text}}`);
    await fc.assert(
      fc.asyncProperty(fc.oneof(json, cut, lead, custom), async (text) => {
        expect((await door.send(text)).status).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
    expect(door.logged).toEqual([]);
  });

  it('is refused without being quoted', () => {
    expect(() => parseJson(Buffer.from('dana@globex.test'))).toThrow('The body is not JSON');
  });
});

it('no forged request gets in: one flipped bit in any signed part is enough', async () => {
  const door = await openDoor();
  const body = JSON.stringify(dana);
  const headers = signed(body, door.ctx.clock.now());
  const parts = ['webhook-id', 'webhook-timestamp', 'webhook-signature', 'body'];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...parts), fc.nat(), async (part, n) => {
      const bytes = Buffer.from(part === 'body' ? body : (headers[part] ?? ''));
      bytes.writeUInt8(bytes.readUInt8(n % bytes.length) ^ (1 << (n % 7)), n % bytes.length);
      const forged = part === 'body' ? {} : { [part]: bytes.toString('latin1') };
      fc.pre(Object.values(forged).every((value) => /^[!-~]+$/.test(value)));
      const sent = { headers: { ...headers, ...forged }, body: part === 'body' ? bytes : body };
      expect((await post(door, 'website', sent)).status).toBe(401);
    }),
    { numRuns: 120 },
  );
  expect(await leads(door)).toEqual([]);
  expect((await post(door, 'website', { headers, body })).status).toBe(202);
});

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

/** Sends for as long as the door takes it. */
function statusOfEndless({ url }: Door): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const sending = request(`${url}/webhooks/leads/open`, { method: 'POST', headers });
    const timer = setInterval(() => sending.write(' '.repeat(64 * 1024)), 5);
    sending.on('response', (response) => {
      clearInterval(timer);
      sending.destroy();
      resolve(response.statusCode);
    });
    sending.on('error', (error) => {
      clearInterval(timer);
      reject(error);
    });
  });
}
