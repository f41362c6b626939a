import { expect, onTestFinished, test } from 'vitest';
import { createBreaker } from '../../../src/adapters/breaker.ts';
import { createHttpGate } from '../../../src/adapters/http-gate.ts';
import { createHubspotCounter } from '../../../src/adapters/providers/hubspot.ts';
import { startProvidersStandIn } from '../../../src/sandbox/providers/providers-stand-in.ts';
import { clockAt, faultOf, json, serve } from '../local-server.ts';

const clock = clockAt('2026-11-23T10:00:00Z');

function counterAt(apiUrl: string, token: string | undefined = 'right') {
  const gate = createHttpGate({ allow: [apiUrl], beforeCall() {} });
  const breaker = createBreaker({ name: 'hubspot', clock });
  return createHubspotCounter({ apiUrl, token, gate, breaker, clock });
}

async function openHubspot() {
  const providers = await startProvidersStandIn({ port: 0, token: 'right', now: clock.now });
  onTestFinished(() => providers.close());
  return { providers, url: providers.urlOf('hubspot') };
}

test('the open deals of each owner are counted, those that are closed are not', async () => {
  const { providers, url } = await openHubspot();
  for (const [id, owner, closed] of [
    ['1', '71', 'false'],
    ['2', '71', 'true'],
    ['3', '72', 'false'],
    ['4', '71', 'false'],
  ] as const) {
    providers.putDeal(id, { hubspot_owner_id: owner, hs_is_closed: closed });
  }
  const counts = await counterAt(url).countOpenWork(['71', '72', '73']);
  expect([...counts]).toEqual([
    ['71', 2],
    ['72', 1],
    ['73', 0],
  ]);
  expect(providers.received.map(({ path, outcome }) => [path, outcome])).toEqual(
    Array.from({ length: 3 }, () => ['/crm/v3/objects/deals/search', 200]),
  );
});

test('a token that is refused is not shown for each of the others', async () => {
  const { providers, url } = await openHubspot();
  const counter = counterAt(url, 'wrong');
  expect((await faultOf(counter.countOpenWork(['71', '72']))).code).toBe('upstream.denied');
  expect((await faultOf(counter.countOpenWork(['71']))).code).toBe('upstream.denied');
  expect(providers.received).toHaveLength(1);
});

test.each([
  [{ kind: 'http_500' }, 'upstream.unreachable'],
  [{ kind: 'rate_limited', retryAfter: 3 }, 'upstream.rate_limited'],
  [{ kind: 'answer_lost' }, 'upstream.unreachable'],
] as const)('a fault like %o is no count of nothing', async (fault, code) => {
  const { providers, url } = await openHubspot();
  providers.fault({ system: 'hubspot', ...fault });
  expect((await faultOf(counterAt(url).countOpenWork(['71']))).code).toBe(code);
});

test('an answer without a total is refused, and not read as none', async () => {
  const server = await serve(json({ results: [] }));
  onTestFinished(() => server.close());
  const fault = await faultOf(counterAt(server.url.replace(/\/$/, '')).countOpenWork(['71']));
  expect(fault).toMatchObject({ code: 'upstream.refused', details: { word: 'unreadable' } });
});
