import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import {
  createToken,
  listTokens,
  revokeToken,
} from '../../../src/services/operations/manage-tokens.ts';
import { type Door, openDoor } from './open-door.ts';

const get = (door: Door, path: string, token?: string) =>
  fetch(door.url + path, token ? { headers: { authorization: `Bearer ${token}` } } : {});

const code = async (response: Response) => ((await response.json()) as { code: string }).code;

const gauges = async () => [
  { name: 'baton_leads', help: 'Open leads', labels: { state: 'held' }, value: 2 },
  { name: 'baton_leads', help: 'Open leads', labels: { state: 'offered' }, value: 3 },
];

const slackListener: RequestListener = (request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString();
  });
  request.on('end', () => response.end(`slack got ${body}`));
};

const failing = (error: Error) => () => Promise.reject(error);

describe('health', () => {
  it('is open and says nothing', async () => {
    const response = await get(await openDoor(), '/healthz');
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('says whether the server is ready, and to token holders why', async () => {
    const door = await openDoor();
    expect(await (await get(door, '/readyz')).json()).toEqual({ status: 'ready' });
    expect(await (await get(door, '/readyz', 'bt_wrong')).json()).toEqual({ status: 'ready' });
    for (const scope of ['ops', 'read'] as const) {
      const response = await get(door, '/readyz', await door.token(scope));
      const parts = { store: { ok: true, detail: 'writable' } };
      expect(await response.json()).toEqual({ status: 'ready', parts });
    }
  });

  it('is 503 while the server is not ready', async () => {
    const parts = { sla_engine: { ok: false, detail: 'no heartbeat for 61 s' } };
    const door = await openDoor({ deps: { readiness: async () => ({ ready: false, parts }) } });
    const response = await get(door, '/readyz');
    expect([response.status, await response.json()]).toEqual([503, { status: 'not_ready' }]);
  });
});

describe('metrics', () => {
  it('need a token', async () => {
    const door = await openDoor({ deps: { gauges } });
    expect((await get(door, '/metrics')).status).toBe(401);
    expect((await get(door, '/metrics', 'bt_wrong')).status).toBe(401);
    const text = await (await get(door, '/metrics', await door.token('ops'))).text();
    expect(text).toContain('baton_leads{state="held"} 2');
    expect(text).toContain('baton_leads{state="offered"} 3');
  });

  it('are open on the private port, and so is what keeps the server from being ready', async () => {
    const door = await openDoor({ kind: 'ops', deps: { gauges } });
    expect((await get(door, '/metrics')).status).toBe(200);
    expect(await (await get(door, '/readyz')).json()).toHaveProperty('parts');
  });

  it('are all there is on the private port', async () => {
    const door = await openDoor({ kind: 'ops' });
    expect((await door.send({})).status).toBe(404);
    expect((await get(door, '/api/v1/leads/lead_1')).status).toBe(404);
  });
});

describe('the API', () => {
  const explanation = { lead: { id: 'lead_1' }, decision: { rep: 'ana' }, audit: [] };
  const explainLead = async (id: string) => (id === 'lead_1' ? explanation : null);

  it('shows a lead and its decision to holders of a read token', async () => {
    const door = await openDoor({ deps: { explainLead } });
    const token = await door.token('read');
    const lead = await get(door, '/api/v1/leads/lead_1', token);
    expect(await lead.json()).toEqual(explanation);
    const decision = await get(door, '/api/v1/leads/lead_1/decision', token);
    expect(await decision.json()).toEqual({ lead: { id: 'lead_1' }, decision: { rep: 'ana' } });
  });

  it.each(['/api/v1/leads/lead_2', '/api/v1/leads/%00', '/api/v1/leads/lead_2/decision'])(
    'answers 404 at %s',
    async (path) => {
      const door = await openDoor({ deps: { explainLead } });
      const response = await get(door, path, await door.token('read'));
      expect([response.status, await code(response)]).toEqual([404, 'missing.lead']);
    },
  );

  it('is closed without a token, to a revoked one, and to one for something else', async () => {
    const door = await openDoor({ deps: { explainLead } });
    const actor = { kind: 'cli', osUser: 'root' } as const;
    const { id, secret } = await createToken(door.ctx, { name: 'a', scope: 'read', actor });
    await revokeToken(door.ctx, { id, actor });
    expect(await listTokens(door.ctx)).toHaveLength(1);
    const path = '/api/v1/leads/lead_1';
    expect(await code(await get(door, path))).toBe('auth.token_missing');
    expect(await code(await get(door, path, secret))).toBe('auth.token_wrong');
    const other = await get(door, path, await door.token('ops'));
    expect([other.status, await code(other)]).toEqual([403, 'auth.scope_missing']);
  });

  it('does not say which paths exist below it', async () => {
    expect((await get(await openDoor(), '/api/v1/nothing')).status).toBe(401);
  });
});

describe('requests from Slack', () => {
  it.each(['/slack/events', '/slack/events?x=1'])('at %s are passed on unread', async (path) => {
    const door = await openDoor({ deps: { slackListener } });
    const response = await fetch(door.url + path, { method: 'POST', body: 'payload=1' });
    expect(await response.text()).toBe('slack got payload=1');
  });

  it('find nobody in Socket Mode', async () => {
    const response = await fetch(`${(await openDoor()).url}/slack/events`, { method: 'POST' });
    expect([response.status, await code(response)]).toEqual([404, 'missing.path']);
  });

  it('do not spread to paths that only begin alike', async () => {
    const door = await openDoor({ deps: { slackListener } });
    expect((await get(door, '/slack/eventsX')).status).toBe(404);
  });
});

describe('what goes wrong', () => {
  it.each(['/', '/nothing', '/webhooks/leads', '/webhooks/leads/website'])(
    'at %s is a problem with a code',
    async (path) => {
      const response = await get(await openDoor(), path);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await code(response)).toBe('missing.path');
    },
  );

  it('in our own code is logged and not told', async () => {
    const readiness = failing(new Error('dana@globex.test'));
    const door = await openDoor({ deps: { readiness } });
    const response = await get(door, '/readyz');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('globex');
    expect(door.logged).toEqual([{ level: 'error', message: 'HTTP request failed' }]);
  });

  it('in the store is told as something that passes', async () => {
    const readiness = failing(new AppError('upstream.store_failed', 'disk full'));
    const response = await get(await openDoor({ deps: { readiness } }), '/readyz');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  });

  it.each([
    ['GET /\\ HTTP/1.1\r\nHost: a\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(17_000)}\r\n\r\n`, 431],
    ['nonsense\r\n\r\n', 400],
  ])('in HTTP itself (%#) is refused', async (text, status) => {
    expect(await raw(await openDoor(), text)).toMatch(`HTTP/1.1 ${status}`);
  });
});

describe('a slow socket is closed', () => {
  const limits = { headersMs: 150, requestMs: 300, checkMs: 50 };
  const head =
    'POST /webhooks/leads/open HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';

  it.each([
    ['before it says anything', ''],
    ['within its headers', 'POST /webhooks/leads/open HTTP/1.1\r\nHost: a\r\n'],
    ['within its body', `${head}Content-Length: 100\r\n\r\n{"person"`],
    ['within a chunked body', `${head}Transfer-Encoding: chunked\r\n\r\n5\r\n{"per\r\n`],
  ])('%s', async (_, text) => {
    const door = await openDoor({ limits });
    const startedAt = performance.now();
    await raw(door, text);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect((await get(door, '/healthz')).status).toBe(200);
    expect(door.logged).toEqual([]);
  });
});

/** What comes back for these bytes until the door closes the connection or answers. */
async function raw(door: Door, text: string): Promise<string> {
  const { hostname, port } = new URL(door.url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString('latin1');
    socket.end();
  });
  socket.on('error', () => {});
  socket.write(text);
  await once(socket, 'close');
  return answer;
}
