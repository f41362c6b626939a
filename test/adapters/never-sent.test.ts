import { describe, expect, it } from 'vitest';
import { networkFaultName, wasNeverSent } from '../../src/adapters/never-sent.ts';
import { closedUrl, drop, hang, serve } from './local-server.ts';

const thrownBy = (url: string, init: RequestInit = {}) =>
  fetch(url, { method: 'POST', body: 'x', ...init }).then(
    () => undefined,
    (error: unknown) => error,
  );
const caused = (fields: object) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('x'), fields) });

describe('whether a request left this machine', () => {
  it('is certain that it did not when the port was closed or the name unknown', async () => {
    const closed = await thrownBy(await closedUrl());
    expect([wasNeverSent(closed), networkFaultName(closed)]).toEqual([true, 'ECONNREFUSED']);
    expect(wasNeverSent(await thrownBy('http://baton.invalid/'))).toBe(true);
  });

  it('is not certain when the connection broke after the request', async () => {
    const server = await serve(drop);
    expect(wasNeverSent(await thrownBy(server.url))).toBe(false);
    await server.close();
  });

  it('is not certain after a timeout', async () => {
    const server = await serve(hang);
    const late = await thrownBy(server.url, { signal: AbortSignal.timeout(50) });
    expect([wasNeverSent(late), networkFaultName(late)]).toEqual([false, 'TimeoutError']);
    await server.close();
  });

  it.each([
    [{ code: 'EAI_AGAIN' }, true],
    [{ code: 'UND_ERR_CONNECT_TIMEOUT' }, true],
    [{ code: 'ETIMEDOUT', syscall: 'connect' }, true],
    [{ code: 'CERT_HAS_EXPIRED' }, true],
    [{ code: 'ETIMEDOUT', syscall: 'read' }, false],
    [{ code: 'ECONNRESET', syscall: 'read' }, false],
    [{ code: 'UND_ERR_SOCKET' }, false],
    [{ code: 'UND_ERR_HEADERS_TIMEOUT' }, false],
    [{ code: 'EPIPE', syscall: 'write' }, false],
  ])('judges %o as never sent: %s', (fields, expected) => {
    expect(wasNeverSent(caused(fields))).toBe(expected);
  });
});
