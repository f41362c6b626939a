import { afterEach, describe, expect, it } from 'vitest';
import { createBreaker } from '../../../src/adapters/breaker.ts';
import { createHttpGate } from '../../../src/adapters/http-gate.ts';
import { createFetchers } from '../../../src/adapters/providers/create-fetchers.ts';
import type { FetchedSystem } from '../../../src/routing/model/fetched.ts';
import {
  clockAt,
  drop,
  faultOf,
  hang,
  json,
  type LocalServer,
  refuseInTransaction,
  serve,
  status,
} from '../local-server.ts';

const servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const SYSTEMS: FetchedSystem[] = ['hubspot', 'meta', 'pipedrive'];

interface How {
  token?: string | undefined;
  beforeCall?: (what: string) => void;
}

async function fetchersFor(answer: Parameters<typeof serve>[0], how: How = {}) {
  const server = await serve(answer);
  servers.push(server);
  const { token = 't0p-secret', beforeCall = () => {} } = how;
  const clock = clockAt('2026-11-23T10:00:00Z');
  const gate = createHttpGate({ allow: [server.url], beforeCall, timeoutMs: 250 });
  const fetchers = createFetchers((system) => ({
    apiUrl: server.url.replace(/\/$/, ''),
    token: 'token' in how ? how.token : token,
    gate,
    breaker: createBreaker({ name: system, clock }),
    clock,
  }));
  return { ...fetchers, server, clock };
}

async function faultUnder(answer: Parameters<typeof serve>[0]) {
  const { hubspot } = await fetchersFor(answer);
  return faultOf(hubspot.fetch('7'));
}

describe('asking a provider for a lead it only named', () => {
  it('asks HubSpot for a contact and the properties a lead needs', async () => {
    const contact = { id: '512', properties: { email: 'dana@globex.test' }, archived: false };
    const { hubspot, server } = await fetchersFor(json(contact));
    expect(await hubspot.fetch('512')).toEqual({ object: contact });
    const [asked] = server.asked;
    expect(asked?.path).toMatch(/^\/crm\/v3\/objects\/contacts\/512\?properties=email,firstname,/);
    expect(asked?.headers.authorization).toBe('Bearer t0p-secret');
  });

  it('asks Meta by an id beyond what a number holds, the token in a header alone', async () => {
    const lead = { id: '9', field_data: [{ name: 'email', values: ['dana@globex.test'] }] };
    const { meta, server } = await fetchersFor(json(lead));
    expect(await meta.fetch('99007199254740993123')).toEqual({ object: lead });
    const [asked] = server.asked;
    expect(asked?.path).toMatch(/^\/v21\.0\/99007199254740993123\?fields=created_time,field_data/);
    expect(asked?.path).not.toContain('t0p-secret');
    expect(asked?.headers.authorization).toBe('Bearer t0p-secret');
  });

  it('asks Pipedrive for a person, which comes in an envelope', async () => {
    const person = { id: 7, name: 'Dana Ode' };
    const { pipedrive, server } = await fetchersFor(json({ success: true, data: person }));
    expect(await pipedrive.fetch('person:7')).toEqual({ object: person });
    expect(server.asked[0]).toMatchObject({
      path: '/api/v2/persons/7',
      headers: { 'x-api-token': 't0p-secret' },
    });
  });

  it('sends no id that could lead to another path', async () => {
    const fetchers = await fetchersFor(json({}));
    for (const id of [
      '',
      '..',
      '../me',
      '7?x=1',
      '7/../8',
      '7#',
      'a'.repeat(30),
      '٧',
      'person:',
      'deal:7',
    ]) {
      for (const system of SYSTEMS) {
        expect(await fetchers[system].fetch(id)).toEqual({ lost: 'unusable_id' });
      }
    }
    expect(fetchers.server.asked).toEqual([]);
  });

  it.each([
    ['what is gone', 404, { lost: 'http_404' }],
    ['what was deleted', 410, { lost: 'http_410' }],
    ['a question it does not understand', 422, { lost: 'http_422' }],
  ])('says %s by a word, for it is never there', async (_, code, expected) => {
    const fetchers = await fetchersFor(status(code));
    for (const system of SYSTEMS) expect(await fetchers[system].fetch('7')).toEqual(expected);
  });

  it('calls an answer of another shape, cut short or no JSON unreadable', async () => {
    const bodies = ['<html>', '[]', '{"data":[],"properties":1,"field_data":[{}]}', '{"id":'];
    bodies.push(JSON.stringify({ id: '1', properties: { x: 'x'.repeat(400_000) } }));
    let n = 0;
    const { hubspot, meta, pipedrive } = await fetchersFor((response) => {
      response.end(bodies[Math.floor(n++ / 3)]);
    });
    for (const _ of bodies) {
      for (const fetcher of [hubspot, meta, pipedrive]) {
        expect(await fetcher.fetch('7')).toEqual({ lost: 'unreadable' });
      }
    }
  });

  it('asks again after too many calls, trouble of theirs, a redirect and silence', async () => {
    const limited = await faultUnder(status(429, { 'retry-after': '7' }));
    expect(limited).toMatchObject({
      code: 'upstream.rate_limited',
      details: { retryAfterMs: 7000 },
    });
    for (const answer of [status(500), status(503), status(302, { location: '/' }), drop, hang]) {
      expect((await faultUnder(answer)).code).toBe('upstream.unreachable');
    }
  });

  it('asks nobody for a while after five calls in a row went unanswered', async () => {
    const { hubspot, server } = await fetchersFor(status(500));
    for (let n = 0; n < 8; n++) await faultOf(hubspot.fetch('7'));
    expect(server.asked).toHaveLength(5);
    expect((await faultOf(hubspot.fetch('7'))).details).toMatchObject({ breaker: 'open' });
  });

  it('names the variable of a token that is missing or refused, and never the token', async () => {
    const none = await fetchersFor(json({}), { token: undefined });
    expect(await faultOf(none.meta.fetch('7'))).toMatchObject({
      code: 'upstream.denied',
      details: { system: 'Meta', variable: 'META_TOKEN', word: 'not_set' },
    });
    expect(none.server.asked).toEqual([]);
    const wrong = await fetchersFor(status(401));
    const fault = await faultOf(wrong.hubspot.fetch('7'));
    expect(fault).toMatchObject({
      code: 'upstream.denied',
      details: { variable: 'HUBSPOT_TOKEN', word: 'http_401' },
    });
    expect(JSON.stringify([fault.message, fault.details])).not.toContain('t0p-secret');
  });

  it('shows a refused token once a minute, however many leads wait behind it', async () => {
    const { hubspot, server, clock } = await fetchersFor(status(403));
    for (let n = 0; n < 10; n++) await faultOf(hubspot.fetch(`${n}`));
    expect(server.asked).toHaveLength(1);
    clock.advance(60_000);
    await faultOf(hubspot.fetch('7'));
    expect(server.asked).toHaveLength(2);
  });

  it.each([
    [190, 'upstream.denied'],
    [200, 'upstream.denied'],
    [4, 'upstream.rate_limited'],
    [613, 'upstream.rate_limited'],
    [2, 'upstream.unreachable'],
  ])('reads what Meta means by the code %i of an answer of 400', async (code, expected) => {
    const { meta } = await fetchersFor((response) => {
      response.writeHead(400).end(JSON.stringify({ error: { code, message: 'No.' } }));
    });
    expect((await faultOf(meta.fetch('7'))).code).toBe(expected);
  });

  it('takes any other code of Meta for a lead that is not there', async () => {
    const { meta } = await fetchersFor((response) => {
      response.writeHead(400).end(JSON.stringify({ error: { code: 100 } }));
    });
    expect(await meta.fetch('7')).toEqual({ lost: 'http_400' });
  });

  it('never asks while a transaction is open', async () => {
    const fetchers = await fetchersFor(json({}), { beforeCall: refuseInTransaction });
    const fault = await faultOf(fetchers.pipedrive.fetch('7'));
    expect(fault.code).toBe('bug.call_in_transaction');
    expect(fetchers.server.asked).toEqual([]);
  });
});
