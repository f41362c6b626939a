import { expect } from 'vitest';
import { createToken } from '../../src/services/manage-tokens.ts';
import { type Story, story } from './stage.ts';

/** What an operator's monitor reads. */
async function readiness({ act, ctx, chapter }: Story): Promise<string> {
  const actor = { kind: 'cli', osUser: 'story' } as const;
  const { secret } = await createToken(ctx, { name: 'monitor', scope: 'ops', actor });
  const headers = { authorization: `Bearer ${secret}` };
  const answer = await act('The monitor asks /readyz', async (url) =>
    (await fetch(`${url}/readyz`, { headers })).json(),
  );
  const { status, parts } = answer as { status: string; parts: { loop: { detail: string } } };
  const told = `${status}, loop: ${parts.loop.detail}`;
  chapter(told);
  return told;
}

story('a synthetic lead finds the loop broken before a real one does', {}, async (told) => {
  const { clock, slack } = told;
  expect(await readiness(told)).toBe('ready, loop: not tried yet');
  await clock.advance('5m');
  expect(await readiness(told)).toBe('ready, loop: came through');

  await slack.fails({ method: 'auth.test', kind: 'http_500' });
  await clock.advance('5m');
  await clock.advance('61s');
  expect(await readiness(told)).toMatch(
    /^not_ready, loop: sent 61 s ago, its message to Slack is /,
  );

  await slack.recovers();
  await clock.advance('1m');
  expect(await readiness(told)).toBe('ready, loop: came through');
});
