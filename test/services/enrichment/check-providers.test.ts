import { expect, test } from 'vitest';
import { checkProviders } from '../../../src/services/enrichment/check-providers.ts';
import { ENRICHMENT, factSource, failed } from '../../support/providers.ts';
import { createWorld } from '../../support/world.ts';

const ACCESS = { apiUrl: 'https://clearfacts.test', token: 'canary-token' };

async function check(access: { apiUrl?: string; token?: string }, source = factSource()) {
  const { ctx } = await createWorld({ enrichment: ENRICHMENT });
  const known = { apiUrl: access.apiUrl, token: access.token };
  const [found] = await checkProviders(ctx, { source, accessOf: () => known });
  return found;
}

test('a provider that answers is fine, also when it knows nothing of nobody', async () => {
  const source = factSource({ outcome: 'unknown' });
  expect(await check(ACCESS, source)).toEqual({
    name: 'Provider clearfacts',
    fine: true,
    found: 'answers',
    mend: null,
  });
  expect(source.asked).toEqual(['example.com']);
});

test.each([
  [{}, 'Set CLEARFACTS_API_URL and CLEARFACTS_TOKEN.'],
  [{ apiUrl: ACCESS.apiUrl }, 'Set CLEARFACTS_TOKEN.'],
  [{ token: ACCESS.token }, 'Set CLEARFACTS_API_URL.'],
])('with only %j set it says what is missing, and asks nobody', async (access, mend) => {
  const source = factSource();
  expect(await check(access, source)).toMatchObject({ fine: false, mend });
  expect(source.asked).toEqual([]);
});

test.each([
  ['denied', 'the token is refused', 'Check CLEARFACTS_TOKEN.'],
  ['not_configured', 'CLEARFACTS_API_URL is not usable', /^Write CLEARFACTS_API_URL as an https/],
  ['http_500', 'gives no usable answer (http 500)', /^Check CLEARFACTS_API_URL, the path/],
])('a provider that fails (%s) says what to mend, and shows no token', async (why, found, mend) => {
  const line = await check(ACCESS, factSource(failed(why)));
  expect(line).toMatchObject({ fine: false, found, mend: expect.stringMatching(mend) });
  expect(JSON.stringify(line)).not.toContain('canary');
});
