import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createBreaker } from '../../../src/adapters/breaker.ts';
import { createPager } from '../../../src/adapters/pager/create-pager.ts';
import { parsePageUrl } from '../../../src/adapters/pager/page-url.ts';
import type { Page } from '../../../src/ports.ts';
import { clockAt, closedUrl, faultOf, refuseInTransaction } from '../local-server.ts';

const clock = clockAt('2026-11-22T10:00:00Z');
const page: Page = {
  id: 'msg_1',
  at: clock.now(),
  severity: 'warning',
  title: 'Slack does not answer',
  text: 'Leads wait.',
};

/** A real mail server on loopback that keeps what it is given. */
async function startMailServer(options: SMTPServerOptions = {}) {
  const mails: { raw: string; from: string; to: string[] }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          raw: Buffer.concat(chunks).toString('utf8'),
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  const net = server.listen(0, '127.0.0.1');
  await once(net, 'listening');
  onTestFinished(() => {
    server.close();
  });
  return { mails, port: (net.address() as AddressInfo).port };
}

function pagerTo(port: number, login = '', beforeCall: (what: string) => void = () => {}) {
  const value = `smtp://${login}127.0.0.1:${port}?from=baton@acme.test&to=ops@acme.test,mia@acme.test`;
  const target = parsePageUrl(value);
  if (!target) throw new Error('The address should have been read.');
  return createPager(target, { breaker: createBreaker({ name: 'page', clock }), beforeCall });
}

describe('a page by mail', () => {
  it('arrives at every receiver and says what happened', async () => {
    const { mails, port } = await startMailServer();
    await pagerTo(port).page(page);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({
      from: 'baton@acme.test',
      to: ['ops@acme.test', 'mia@acme.test'],
    });
    expect(mails[0]?.raw).toContain('Subject: [Baton] Slack does not answer');
    expect(mails[0]?.raw).toContain('Message-ID: <msg_1@baton.invalid>');
    expect(mails[0]?.raw).toContain('Leads wait.');
  });

  it('a login that the server does not know is refused for good, without its password', async () => {
    const { port } = await startMailServer({
      authOptional: false,
      onAuth: (_auth, _session, done) => {
        done(Object.assign(new Error('who is hunter2?'), { responseCode: 535 }));
      },
    });
    const fault = await faultOf(pagerTo(port, 'ops:hunter2@').page(page));
    expect(fault).toMatchObject({ code: 'upstream.refused', details: { word: 'smtp_535' } });
    expect(JSON.stringify([fault.message, fault.details])).not.toContain('hunter2');
  });

  it('a server that is busy or away is asked again later', async () => {
    const busy = await startMailServer({
      onRcptTo: (_address, _session, done) => {
        done(Object.assign(new Error('later'), { responseCode: 451 }));
      },
    });
    const away = Number(new URL(await closedUrl()).port);
    for (const port of [busy.port, away]) {
      const fault = await faultOf(pagerTo(port).page(page));
      expect(fault).toMatchObject({ code: 'upstream.unreachable', retryable: true });
    }
  });

  it('never leaves while a transaction is open', async () => {
    const { mails, port } = await startMailServer();
    const fault = await faultOf(pagerTo(port, '', refuseInTransaction).page(page));
    expect(fault.code).toBe('bug.call_in_transaction');
    expect(mails).toEqual([]);
  });
});
