import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../../../src/adapters/log.ts';
import { type Source, sourceSchema } from '../../../../src/routing/model/workspace/source.ts';
import { type Door, openDoor, SECRET, signed } from '../open-door.ts';

const OLD = 'old-Secret.1';
const NEW = 'new-Secret.2';
const JSON_TYPE = { 'content-type': 'application/json' };
const body = JSON.stringify({ person: { email: 'dana@globex.test', name: 'デイナ Ödé' } });

interface Sent {
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}

async function openFor(settings: object, secrets: string[] = [OLD, NEW]) {
  const source = sourceSchema.parse({ id: 'sender', ...settings });
  const findSource = async (id: string): Promise<Source | null> =>
    id === 'sender' ? source : null;
  const door = await openDoor({ deps: { findSource, secretOf: () => secrets } });
  return { door, send: (sent: Sent) => post(door, sent) };
}

async function post(door: Door, sent: Sent): Promise<[number, string]> {
  const response = await fetch(`${door.url}/webhooks/leads/sender${sent.path ?? ''}`, {
    method: 'POST',
    body: sent.body ?? body,
    headers: { ...JSON_TYPE, ...sent.headers },
  });
  const answer = (await response.json()) as { code?: string; status: string };
  return [response.status, answer.code ?? answer.status];
}

const mac = (secret: string, encoding: 'hex' | 'base64' = 'hex', text = body) =>
  createHmac('sha256', secret).update(text).digest(encoding);
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('an hmac of the body', () => {
  it.each([
    [{}, { 'x-signature': mac(OLD) }],
    [{}, { 'x-signature': mac(NEW) }],
    [{}, { 'x-signature': mac(NEW).toUpperCase() }],
    [{ encoding: 'base64' }, { 'x-signature': mac(OLD, 'base64') }],
    [
      { header: 'X-Hub-Signature-256', prefix: 'sha256=' },
      { 'x-hub-signature-256': `sha256=${mac(OLD)}` },
    ],
  ])('lets its sender in (%j)', async (signature, headers) => {
    const { send } = await openFor({ auth: 'hmac', signature });
    expect(await send({ headers })).toEqual([202, 'accepted']);
  });

  it.each([
    [{}, {}, 'auth.signature_missing'],
    [{}, { 'x-signature': mac('another') }, 'auth.signature_wrong'],
    [{}, { 'x-signature': mac(OLD, 'base64') }, 'auth.signature_wrong'],
    [{}, { 'x-signature': `sha256=${mac(OLD)}` }, 'auth.signature_wrong'],
    [{}, { 'x-signature': mac(OLD, 'hex', `${body} `) }, 'auth.signature_wrong'],
    [{ prefix: 'sha256=' }, { 'x-signature': mac(OLD) }, 'auth.signature_wrong'],
    [{ prefix: 'sha256=' }, { 'x-signature': `SHA256=${mac(OLD)}` }, 'auth.signature_wrong'],
    [{ encoding: 'base64' }, { 'x-signature': mac(OLD) }, 'auth.signature_wrong'],
  ])('keeps others out (%j, %j)', async (signature, headers, code) => {
    const { send } = await openFor({ auth: 'hmac', signature });
    expect(await send({ headers })).toEqual([401, code]);
  });

  it('is that of the published example', async () => {
    const { send } = await openFor(
      { auth: 'hmac', signature: { header: 'x-hub-signature-256', prefix: 'sha256=' } },
      ["It's a Secret to Everybody"],
    );
    const signature = '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';
    const headers = { 'x-hub-signature-256': `sha256=${signature}` };
    expect(await send({ headers, body: 'Hello, World!' })).toEqual([400, 'input.not_json']);
    expect(await send({ headers, body: 'Hello, World?' })).toEqual([401, 'auth.signature_wrong']);
  });

  it('knows no time: sent again it is a duplicate', async () => {
    const { door, send } = await openFor({ auth: 'hmac' });
    const headers = { 'x-signature': mac(OLD), 'idempotency-key': 'k1' };
    await send({ headers });
    door.advance(86_400_000);
    expect(await send({ headers })).toEqual([200, 'duplicate']);
  });
});

describe('a user and a password', () => {
  const secrets = ['acme:s3cret', 'acme:döner'];

  it.each(secrets)('let their sender in: %s', async (secret) => {
    const { send } = await openFor({ auth: 'basic' }, secrets);
    expect(await send({ headers: { authorization: basic(secret) } })).toEqual([202, 'accepted']);
  });

  it.each([
    [{}, 'auth.password_missing'],
    [{ authorization: 'Bearer acme:s3cret' }, 'auth.password_missing'],
    [{ authorization: basic('acme:wrong') }, 'auth.password_wrong'],
    [{ authorization: basic('acme') }, 'auth.password_wrong'],
    [{ authorization: basic('other:s3cret') }, 'auth.password_wrong'],
  ])('keep others out (%j)', async (headers, code) => {
    const { door, send } = await openFor({ auth: 'basic' }, secrets);
    expect(await send({ headers })).toEqual([401, code]);
    const url = `${door.url}/webhooks/leads/sender`;
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { ...JSON_TYPE, ...headers },
    });
    expect(response.headers.get('www-authenticate')).toBe('Basic realm="leads"');
  });
});

describe('a token in the address', () => {
  it.each([`/${OLD}`, `/${NEW}`, `?token=${OLD}`, `?token=${NEW}`, `/${OLD}?token=wrong`])(
    'lets its sender in by %s',
    async (path) => {
      const { send } = await openFor({ auth: 'url_token' });
      expect(await send({ path })).toEqual([202, 'accepted']);
    },
  );

  it.each([
    ['', 'auth.url_token_missing'],
    ['?token=', 'auth.url_token_missing'],
    ['?token=wrong', 'auth.url_token_wrong'],
    ['/wrong', 'auth.url_token_wrong'],
    [`/wrong?token=${OLD}`, 'auth.url_token_wrong'],
    [`/${OLD.toLowerCase()}`, 'auth.url_token_wrong'],
    ['/%ff', 'auth.url_token_wrong'],
  ])('keeps others out: %s', async (path, code) => {
    const { send } = await openFor({ auth: 'url_token' });
    expect(await send({ path })).toEqual([401, code]);
  });

  it('may hold any character', async () => {
    const secret = 'a/b+c=d&e?ü';
    const { send } = await openFor({ auth: 'url_token' }, [secret]);
    expect(await send({ path: `/${encodeURIComponent(secret)}` })).toEqual([202, 'accepted']);
    const query = new URLSearchParams({ token: secret }).toString();
    expect(await send({ path: `?${query}` })).toEqual([200, 'duplicate']);
  });

  it('is nothing to a source of another kind: its path is not there, its query counts for nothing', async () => {
    const { send } = await openFor({ auth: 'bearer' });
    expect(await send({ path: `/${OLD}` })).toEqual([404, 'missing.source']);
    expect(await send({ path: `?token=${OLD}` })).toEqual([401, 'auth.token_missing']);
    const headers = { authorization: `Bearer ${OLD}` };
    expect(await send({ path: '?token=wrong', headers })).toEqual([202, 'accepted']);
  });

  it.each([OLD, 'wrong-Token.3'])(
    'never reaches the log, the metrics or an answer: %s',
    async (token) => {
      const lines: string[] = [];
      const log = createLogger({ level: 'trace', to: { write: (line) => void lines.push(line) } });
      const { door: quiet } = await openFor({ auth: 'url_token' });
      const source = sourceSchema.parse({ id: 'sender', auth: 'url_token' });
      const broken = await openDoor({
        deps: {
          ctx: { ...quiet.ctx, log },
          findSource: async (id) => {
            if (id === 'broken') throw new Error(`no way to /webhooks/leads/broken/${token}`);
            return source;
          },
          secretOf: () => [OLD],
        },
      });
      const answers: string[] = [];
      for (const path of [`sender/${token}`, `sender?token=${token}`, `broken/${token}`]) {
        for (const sent of [body, '{', 'x'.repeat(300_000)]) {
          const url = `${broken.url}/webhooks/leads/${path}`;
          const response = await fetch(url, { method: 'POST', body: sent, headers: JSON_TYPE });
          answers.push(await response.text(), JSON.stringify([...response.headers]));
        }
      }
      const headers = { authorization: `Bearer ${await broken.token('ops')}` };
      const metrics = await (await fetch(`${broken.url}/metrics`, { headers })).text();
      expect(metrics).toContain('source="sender"');
      expect(lines.join('')).toContain('HTTP request failed');
      for (const text of [metrics, ...lines, ...answers]) expect(text).not.toContain(token);
      const { deliveries, auditEvents } = quiet.db.t;
      const stored = [
        await quiet.db.read.select().from(deliveries),
        await quiet.db.read.select().from(auditEvents),
      ];
      expect(JSON.stringify(stored)).not.toContain(token);
    },
  );
});

it.each([
  [404, 'missing.source', { auth: 'bearer' }, `/${OLD}`, 'text/plain', 'x'.repeat(300_000)],
  [413, 'input.too_large', { auth: 'url_token' }, '/wrong', 'text/plain', 'x'.repeat(300_000)],
  [415, 'input.content_type', { auth: 'url_token' }, '/wrong', 'text/plain', 'x'],
  [401, 'auth.url_token_wrong', { auth: 'url_token' }, '/wrong', 'multipart/form-data', 'x'],
  [400, 'input.not_form', { auth: 'url_token' }, `/${OLD}`, 'multipart/form-data', 'x'],
  [422, 'input.unusable', { auth: 'url_token' }, `/${OLD}`, 'application/json', '{}'],
])('of several faults the first in order is told: %d %s', async (...fault) => {
  const [status, code, settings, path, type, text] = fault;
  const { send } = await openFor(settings);
  const headers = { 'content-type': type };
  expect(await send({ path, headers, body: text })).toEqual([status, code]);
});

describe('while a secret is rotated', () => {
  it('standard webhooks of both get in, stale ones of neither', async () => {
    const { door, send } = await openFor({}, [
      `whsec_${Buffer.from('other').toString('base64')}`,
      SECRET,
    ]);
    const at = door.ctx.clock.now();
    expect(await send({ headers: signed(body, at) })).toEqual([202, 'accepted']);
    const old = new Date(at.getTime() - 301_000);
    expect(await send({ headers: signed(body, old) })).toEqual([401, 'auth.stale']);
  });

  it('both bearer tokens get in, and the two together do not', async () => {
    const { send } = await openFor({ auth: 'bearer' });
    const by = (token: string) => send({ headers: { authorization: `Bearer ${token}` } });
    expect(await by(OLD)).toEqual([202, 'accepted']);
    expect(await by(NEW)).toEqual([200, 'duplicate']);
    expect((await by(`${OLD} ${NEW}`))[0]).toBe(401);
  });
});

it.each(['hmac', 'bearer', 'basic', 'url_token', 'standard_webhooks'])(
  'a source with %s and no secret lets nobody in',
  async (auth) => {
    const { send } = await openFor({ auth }, []);
    expect(await send({ path: '?token=' })).toEqual([401, 'auth.secret_missing']);
  },
);
