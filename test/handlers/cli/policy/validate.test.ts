import { join } from 'node:path';
import { expect, it } from 'vitest';
import { setAvailability } from '../../../../src/services/people/set-availability.ts';
import { directoryWith, openCommandLine, smallWorkspace } from '../command-line.ts';

it('a policy is checked against who is there today, unless a directory is named', async () => {
  const { baton, ctx } = await openCommandLine();
  const dir = directoryWith(smallWorkspace());
  await baton('apply', dir);
  const actor = { kind: 'cli', osUser: 'mia' } as const;
  for (const repId of ['ana', 'ben']) {
    await setAvailability(ctx, { repId, away: { until: null }, actor });
  }
  const file = join(dir, 'policy.yml');
  const { code, out } = await baton('policy', 'validate', file);
  expect(code).toBe(0);
  expect(out).toContain(
    'policy.yml:3 pools[0].members: nobody of "sales" can take a lead now: Ana',
  );
  expect(out).toContain('Ben Okafor, away');
  expect(out).toContain('    pool sales, for example ');
  expect((await baton('policy', 'validate', file, '--with', dir)).out).not.toContain('nobody of');
});
