import * as fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/errors.ts';
import {
  TOLERANCE_MS,
  verifyStandardWebhook,
} from '../../../../src/handlers/http/senders/verify-standard-webhooks.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OTHER = `whsec_${Buffer.from('another secret of some length').toString('base64')}`;
const NOW = new Date(1_614_265_330_000);

/** The example the Standard Webhooks project publishes with its reference implementation. */
const published = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: '1614265330',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  body: Buffer.from('{"test": 2432232314}'),
};

/** The code of the refusal, or undefined when the request is let in. */
function refusal(request: object, { secrets = [SECRET], now = NOW } = {}): string | undefined {
  try {
    verifyStandardWebhook({ ...published, ...request }, { secrets, now });
    return undefined;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

const sign = (secret: string) =>
  new Webhook(secret).sign(published.id, NOW, '{"test": 2432232314}');

it('the published example is let in', () => {
  expect(refusal({})).toBeUndefined();
});

it('what the reference implementation signs is let in', () => {
  fc.assert(
    fc.property(fc.string(), fc.uuid(), fc.uint8Array({ minLength: 1 }), (body, id, key) => {
      const secret = `whsec_${Buffer.from(key).toString('base64')}`;
      const signature = new Webhook(secret).sign(id, NOW, body);
      const request = { id, signature, body: Buffer.from(body) };
      expect(refusal(request, { secrets: [secret] })).toBeUndefined();
    }),
    { numRuns: 100 },
  );
});

describe('while a secret is rotated', () => {
  it('either of our secrets is good', () => {
    expect(refusal({}, { secrets: [OTHER, SECRET] })).toBeUndefined();
    expect(refusal({ signature: sign(OTHER) }, { secrets: [OTHER, SECRET] })).toBeUndefined();
  });

  it('one good signature of several is enough, and unknown versions are passed over', () => {
    const signature = `v1a,abc ${sign(OTHER)} ${published.signature}`;
    expect(refusal({ signature })).toBeUndefined();
  });

  it('a good signature under another version is none', () => {
    expect(refusal({ signature: published.signature.replace('v1', 'v2') })).toBe(
      'auth.signature_wrong',
    );
  });
});

describe('a request is refused', () => {
  it.each(['id', 'timestamp', 'signature'])('without its %s', (part) => {
    expect(refusal({ [part]: undefined })).toBe('auth.signature_missing');
    expect(refusal({ [part]: '' })).toBe('auth.signature_missing');
  });

  it('when we hold no secret to check it by', () => {
    expect(refusal({}, { secrets: [] })).toBe('auth.secret_missing');
    expect(refusal({}, { secrets: ['', 'whsec_'] })).toBe('auth.secret_missing');
  });

  it('by a stranger’s signature', () => {
    expect(refusal({ signature: sign(OTHER) })).toBe('auth.signature_wrong');
  });

  it.each(['1614265330.5', '-1', '0x10', '16142653301614265330', 'now'])(
    'with the timestamp %s',
    (timestamp) => {
      expect(refusal({ timestamp })).toBe('auth.signature_wrong');
    },
  );

  it.each([
    [TOLERANCE_MS, undefined],
    [TOLERANCE_MS + 1, 'auth.stale'],
    [-TOLERANCE_MS, undefined],
    [-TOLERANCE_MS - 1, 'auth.from_the_future'],
  ])('or let in by age: %d ms gives %s', (ageMs, code) => {
    expect(refusal({}, { now: new Date(NOW.getTime() + ageMs) })).toBe(code);
  });

  it.each(['id', 'timestamp', 'signature'] as const)(
    'when any one bit of its %s is flipped',
    (part) => {
      for (const flipped of flips(Buffer.from(published[part], 'latin1'))) {
        expect(refusal({ [part]: flipped.toString('latin1') })).toMatch(/^auth\./);
      }
    },
  );

  it('when any one bit of its body is flipped, or a byte comes or goes', () => {
    const { body } = published;
    const longer = Buffer.concat([body, Buffer.from(' ')]);
    for (const changed of [...flips(body), longer, body.subarray(1), Buffer.alloc(0)]) {
      expect(refusal({ body: changed })).toBe('auth.signature_wrong');
    }
  });
});

function flips(bytes: Buffer): Buffer[] {
  return Array.from({ length: bytes.length * 8 }, (_, bit) => {
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    return flipped;
  });
}
