import { afterEach, describe, expect, it } from 'vitest';
import { createHttpGate, MOST_ANSWER_BYTES } from '../../src/adapters/http-gate.ts';
import {
  closedUrl,
  drop,
  faultOf,
  hang,
  type LocalServer,
  refuseInTransaction,
  serve,
  status,
} from './local-server.ts';

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});
async function start(...args: Parameters<typeof serve>) {
  const server = await serve(...args);
  servers.push(server);
  return server;
}
const open = { beforeCall() {}, timeoutMs: 250 };
const post = (url: string) => ({ url, headers: {}, body: '{}' });

describe('the gate of outgoing HTTP', () => {
  it('reaches an address the operator named', async () => {
    const server = await start((response) => response.writeHead(201).end('made'));
    const gate = createHttpGate({ ...open, allow: [`${server.url}hooks?x=1`] });
    const answer = await gate.post(post(`${server.url}hooks`));
    expect(answer).toMatchObject({ status: 201, text: 'made', truncated: false });
  });

  it('opens no connection to any other spelling of this machine, port or scheme', async () => {
    const server = await start(status(200));
    const port = server.url.split(':')[2] ?? '';
    const gate = createHttpGate({ ...open, allow: ['https://crm.example.test/hook'] });
    const hosts = ['127.0.0.1', 'localhost', '2130706433', '0x7f000001', '0177.0.0.1', '127.1'];
    const six = [
      '[::1]',
      '[::]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[fe80::1]',
      '[fd00::1]',
    ];
    const inner = ['0.0.0.0', '169.254.169.254', '10.0.0.1', '192.168.0.1', '172.16.0.1'];
    const spellings = [...hosts, ...six, ...inner, 'localhost.', '127.0.0.1.', '224.0.0.1'];
    const urls = spellings.map((host) => `http://${host}:${port}`);
    urls.push('http://crm.example.test/hook', 'https://crm.example.test:8443/hook');
    urls.push('https://crm.example.test.evil.test/', 'https://crm.example.test@evil.test/');
    urls.push('file:///etc/passwd', 'not an address');
    for (const url of urls) {
      for (const asked of [gate.post(post(url)), gate.get({ url, headers: {} })]) {
        const { code } = await faultOf(asked);
        expect([url, code]).toEqual([url, 'input.address_refused']);
      }
    }
    expect(server.asked).toEqual([]);
  });

  it('never follows a redirect, not even to an address that is allowed', async () => {
    const inner = await start(status(200));
    for (const code of [301, 302, 303, 307, 308]) {
      const outer = await start(status(code, { location: inner.url }));
      const gate = createHttpGate({ ...open, allow: [outer.url, inner.url] });
      expect(await gate.post(post(outer.url))).toMatchObject({ status: code });
      expect(await gate.get({ url: outer.url, headers: {} })).toMatchObject({ status: code });
    }
    expect(inner.asked).toEqual([]);
  });

  it('asks with GET, the path and the headers it was given, and no body', async () => {
    const server = await start((response) => response.end(response.req.method));
    const gate = createHttpGate({ ...open, allow: [server.url] });
    const headers = { authorization: 'Bearer t' };
    const answer = await gate.get({ url: `${server.url}v1/things/7?of=all`, headers });
    expect(answer).toMatchObject({ status: 200, text: 'GET' });
    expect(server.asked[0]).toMatchObject({ path: '/v1/things/7?of=all', headers, body: '' });
  });

  it('reads as much as the caller asks for, and never more than 1 MiB', async () => {
    const server = await start((response) => response.end('x'.repeat(2 * MOST_ANSWER_BYTES)));
    const gate = createHttpGate({ ...open, timeoutMs: 5000, allow: [server.url] });
    const ask = { url: server.url, headers: {} };
    const lengths = [10, 100_000, 9 * MOST_ANSWER_BYTES].map(async (maxBytes) => {
      const answer = await gate.get({ ...ask, maxBytes });
      expect(answer.truncated).toBe(true);
      return answer.text.length;
    });
    expect(await Promise.all(lengths)).toEqual([10, 100_000, MOST_ANSWER_BYTES]);
  });

  it('waits as long as the caller says', async () => {
    const server = await start(hang);
    const gate = createHttpGate({ ...open, timeoutMs: 60_000, allow: [server.url] });
    const began = performance.now();
    const fault = await faultOf(gate.get({ url: server.url, headers: {}, timeoutMs: 100 }));
    expect(fault.code).toBe('upstream.uncertain');
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('stops reading an endless answer at 64 KiB', async () => {
    let sent = 0;
    const server = await start((response) => {
      const more = () => {
        for (let room = true; room && !response.destroyed; sent += 16_384) {
          room = response.write(Buffer.alloc(16_384, 'x'));
        }
      };
      response.on('drain', more);
      more();
    });
    const gate = createHttpGate({ ...open, timeoutMs: 5000, allow: [server.url] });
    const answer = await gate.post(post(server.url));
    expect(answer).toMatchObject({ status: 200, truncated: true });
    expect(answer.text).toHaveLength(65_536);
    await expect.poll(() => servers[0]?.asked.length).toBe(1);
    const before = sent;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sent).toBe(before);
  });

  it('tells what was never sent from what was not answered', async () => {
    const closed = await closedUrl();
    const [dropping, hanging] = [await start(drop), await start(hang)];
    const slowBody = await start((response) => response.writeHead(200).write('begun'));
    const gate = createHttpGate({
      ...open,
      allow: [closed, dropping.url, hanging.url, slowBody.url],
    });
    expect((await faultOf(gate.post(post(closed)))).code).toBe('upstream.unreachable');
    const asked = [dropping, hanging, slowBody].map(({ url }) => faultOf(gate.post(post(url))));
    for (const { code } of await Promise.all(asked)) expect(code).toBe('upstream.uncertain');
  });

  it('asks the guard before it touches the network', async () => {
    const server = await start(status(200));
    const beforeCall = refuseInTransaction;
    const gate = createHttpGate({ ...open, beforeCall, allow: [server.url] });
    const fault = await faultOf(gate.post(post(server.url)));
    expect(fault).toMatchObject({
      code: 'bug.call_in_transaction',
      message: `POST ${server.host}`,
    });
    expect(server.asked).toEqual([]);
  });

  it('refuses a configured address with a password and does not repeat it', () => {
    const allow = ['https://user:hunter2@crm.test/'];
    const make = () => createHttpGate({ ...open, allow });
    expect(make).toThrow(/carries a user or a password/);
    expect(make).not.toThrow(/hunter2/);
  });
});
