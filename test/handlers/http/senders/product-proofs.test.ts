import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVIDER_KINDS } from '../../../../src/routing/model/workspace/source.ts';
import type { SignedCall } from '../../../../src/sandbox/sign-as-product.ts';
import { payload } from '../../../support/payloads.ts';
import { CASES, type Case, flip, MINUTE_MS, NEW, OLD, openFor, SIGNED } from './product-cases.ts';

it('there is a case for every product', () => {
  expect(CASES.map(({ kind }) => kind).toSorted()).toEqual([...PROVIDER_KINDS].toSorted());
});

describe.each(CASES)('$kind', (one) => {
  const { kind, status, wrong, missing, header } = one;
  const body = payload(kind, one.sample);

  it('is let in with either of two secrets, and with no other', async () => {
    const { sign, post } = await openFor(kind);
    expect(await post(sign(body, { secret: OLD }))).toEqual([200, status]);
    expect(await post(sign(body, { secret: NEW }))).toEqual([200, 'duplicate']);
    for (const secret of ['user:third', `${OLD} ${NEW}`, OLD.toLowerCase()]) {
      expect(await post(sign(body, { secret }))).toEqual([401, wrong]);
    }
  });

  it('that sends again, with another attempt in it and any id in the headers, is a duplicate', async () => {
    const { sign, post } = await openFor(kind);
    const first = sign(body);
    expect(await post(first)).toEqual([200, status]);
    expect(await post(first)).toEqual([200, 'duplicate']);
    const again = sign(one.retry(body));
    expect(again.body).not.toBe(first.body);
    const headers = { ...again.headers, 'webhook-id': 'another', 'idempotency-key': 'another' };
    expect(await post({ ...again, headers })).toEqual([200, 'duplicate']);
  });

  it('without its proof is kept out', async () => {
    const { sign, post } = await openFor(kind);
    const { headers } = sign(body);
    const without = Object.entries(headers).filter(([name]) => name !== header);
    const bare = header === undefined ? body.replace('google_key', 'key') : body;
    expect(await post({ headers: Object.fromEntries(without), body: bare })).toEqual([
      401,
      missing,
    ]);
    if (header === undefined) return;
    expect(await post({ headers: { ...headers, [header]: '' }, body })).toEqual([401, missing]);
  });

  it('is kept out when any one bit of its proof is another', async () => {
    const { sign, post, leads } = await openFor(kind);
    const call = sign(body);
    const proof = header === undefined ? OLD : (call.headers[header] ?? '');
    let tried = 0;
    for (let at = 0; at < proof.length; at++) {
      const other = flip(proof, at).toString('latin1');
      if (!/^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(other) || saysTheSame(other, proof)) continue;
      tried += 1;
      const [httpStatus] = await post(withProof(call, { header, proof: other }));
      expect([other, httpStatus]).toEqual([other, 401]);
    }
    expect(tried).toBeGreaterThan(10);
    expect(await leads()).toEqual([]);
  });

  it('is let in whatever letters it holds, and kept for a person when it is no JSON', async () => {
    const { sign, post, leads } = await openFor(kind);
    const isKeyInBody = kind === 'google_ads';
    for (const strange of ['', 'héllo, 🦀 world!', '{"a":"\\ud83e"}', '{"é":"デモ"}']) {
      const [httpStatus] = await post(sign(strange));
      expect([strange, httpStatus]).toEqual([
        strange,
        isKeyInBody && !strange.startsWith('{') ? 401 : 200,
      ]);
    }
    const stored = await leads();
    expect(stored.length).toBe(isKeyInBody ? 2 : 4);
    expect(new Set(stored.map(({ state }) => state))).toEqual(new Set(['quarantined']));
  });
});

const isTimed = ({ toleranceMs }: Case) => toleranceMs !== undefined;

describe.each(CASES.filter(isTimed))('$kind, which signs a time,', (one) => {
  const { kind, status, toleranceMs: limit = 0, wrong } = one;
  const body = payload(kind, one.sample);

  it('is let in only while it is fresh', async () => {
    const { sign, post } = await openFor(kind);
    expect(await post(sign(body, { aheadMs: -limit - 2_000 }))).toEqual([401, 'auth.stale']);
    const ahead = await post(sign(body, { aheadMs: limit + 2_000 }));
    expect(ahead).toEqual([401, 'auth.from_the_future']);
    expect(await post(sign(body, { aheadMs: -limit }))).toEqual([200, status]);
    expect(await post(sign(body, { aheadMs: limit }))).toEqual([200, 'duplicate']);
  });

  it('is kept out with another time than was signed, or with none', async () => {
    const { sign, post } = await openFor(kind);
    const { headers } = sign(body);
    const [now] = Object.values(headers).flatMap((text) => /\d{10,13}/.exec(text)?.[0] ?? []);
    for (const [time, code] of [
      [String(Number(now) + 1), wrong],
      ['soon', wrong],
      [`${now}.0`, wrong],
    ]) {
      const moved = Object.entries(headers).map(([name, text]) => [
        name,
        text.replace(String(now), String(time)),
      ]);
      expect([time, ...(await post({ headers: Object.fromEntries(moved), body }))]).toEqual([
        time,
        401,
        code,
      ]);
    }
    const timeless = Object.entries(headers).map(([name, text]) => [
      name,
      text === now ? '' : text.replace(/^t=\d+,/, ''),
    ]);
    const without = await post({ headers: Object.fromEntries(timeless), body });
    expect(without).toEqual([401, 'auth.signature_missing']);
  });
});

describe.each(CASES.filter((one) => !isTimed(one)))('$kind, which signs no time,', (one) => {
  it('is a duplicate when it was recorded and is sent later', async () => {
    const { door, sign, post } = await openFor(one.kind);
    const call = sign(payload(one.kind, one.sample));
    await post(call);
    door.advance(7 * 24 * 60 * MINUTE_MS);
    expect(await post(call)).toEqual([200, 'duplicate']);
  });
});

describe.each(CASES.filter(({ wrong }) => wrong === SIGNED.wrong))('$kind, which signs,', (one) => {
  it('is kept out when a bit of the body is another', async () => {
    const { sign, post, leads } = await openFor(one.kind);
    const call = sign(payload(one.kind, one.sample));
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (at) => {
        expect(await post({ ...call, body: flip(call.body, at) })).toEqual([401, one.wrong]);
      }),
      { numRuns: 25 },
    );
    expect(await leads()).toEqual([]);
  });
});

/** Hexadecimal digits and the word Basic in capitals, and bits that base64 does not use. */
function saysTheSame(other: string, proof: string): boolean {
  const isBasic = /^Basic /i.test(other) && decoded(other) === decoded(proof);
  return isBasic || (/^[\w=,]*[\da-f]{40,}$/i.test(proof) && hexFolded(other) === hexFolded(proof));
}

const decoded = (text: string) => Buffer.from(text.replace(/^Basic /i, ''), 'base64').toString();

const hexFolded = (text: string) => text.replace(/[\da-f]{40,}$/i, (hex) => hex.toLowerCase());

function withProof(
  call: SignedCall,
  { header, proof }: { header: string | undefined; proof: string },
): SignedCall {
  if (header !== undefined) return { ...call, headers: { ...call.headers, [header]: proof } };
  return { ...call, body: call.body.replace(JSON.stringify(OLD), () => JSON.stringify(proof)) };
}
