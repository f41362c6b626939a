import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { createToken } from '../../src/services/operations/manage-tokens.ts';
import { type Story, story } from './stage.ts';
import { GLOBEX } from './support/leads.ts';

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

story(
  'a synthetic lead finds a router that stands still',
  { expectErrors: ['bug.unexpected'] },
  async (told) => {
    const { clock, lead, act, ctx, person } = told;
    const { db } = ctx;
    const { policies, publications } = db.t;
    await clock.advance('5m');
    expect(await readiness(told)).toBe('ready, loop: came through');

    await act('Somebody writes a policy into the store that nobody can read', () =>
      db.tx(async (tx) => {
        const [live] = await tx.select().from(policies);
        if (!live) throw new Error('There is no policy.');
        const document = {} as typeof live.document;
        await tx.insert(policies).values({ ...live, version: 99, hash: 'unreadable', document });
        const at = ctx.clock.now();
        const published = { number: 99, version: 99, how: 'published', by: 'cli:eve', at } as const;
        await tx.insert(publications).values(published);
      }),
    );
    await clock.advance('5m');
    await lead(GLOBEX);
    await clock.advance('61s');
    expect(await readiness(told)).toMatch(/^not_ready, loop: sent .* its lead is still received/);

    await act('They take it out again', () =>
      db.tx(async (tx) => void (await tx.delete(publications).where(eq(publications.number, 99)))),
    );
    await clock.advance('5m');
    expect(await readiness(told)).toBe('ready, loop: came through');
    person('ana').expectDm(/New lead: Globex/);
  },
);
