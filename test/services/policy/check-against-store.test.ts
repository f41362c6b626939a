import { expect, it } from 'vitest';
import { policySchema } from '../../../src/routing/model/policy/policy.ts';
import { deactivateRep } from '../../../src/services/people/deactivate-rep.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { checkAgainstStore } from '../../../src/services/policy/check-against-store.ts';
import { createWorld } from '../../support/world.ts';

const MIA = { kind: 'slack', userId: 'U0MIA' } as const;
const policy = policySchema.parse({
  version: 1,
  pools: [
    { id: 'south', members: { ana: 100, ben: 100, mia: 0 }, timezone: 'Europe/Madrid' },
    { id: 'north', members: { cleo: 100, ana: 50 } },
  ],
  rules: [
    { id: 'spain', when: { 'company.country': 'ES' }, assign: { pool: 'south' } },
    { id: 'rest', assign: { pool: 'north' } },
  ],
});

async function gone(...who: ('ana' | 'ben')[]) {
  const { ctx } = await createWorld();
  const away = { until: new Date('2026-11-30T08:00:00Z') };
  if (who.includes('ana')) await setAvailability(ctx, { repId: 'ana', away, actor: MIA });
  if (who.includes('ben')) await deactivateRep(ctx, { repId: 'ben', actor: MIA });
  return checkAgainstStore(ctx.db.read, policy, ctx.clock.now());
}

it('a pool is empty when everybody with a share is away or gone, and each is named', async () => {
  expect(await gone('ana', 'ben')).toEqual([
    {
      keys: ['pools', 0, 'members'],
      path: 'pools[0].members',
      message:
        'nobody of "south" can take a lead now: Ana Ruiz, away until Mon 30 Nov 09:00; Ben Koch, no longer in Slack. Add somebody who is there, or name a pool it overflows to.',
      severity: 'warning',
      subject: 'pool south',
      example: 'a lead with company.country ES',
    },
  ]);
});

it('a pool is not empty while one of them is left', async () => {
  expect(await gone('ana')).toEqual([]);
  expect(await gone('ben')).toEqual([]);
});
