import { expect } from 'vitest';
import type { Context } from '../../src/services/context.ts';
import { lagSums } from '../support/cast.ts';
import { expectSound } from '../support/invariants.ts';
import type { ServerProcess } from '../support/server-process.ts';
import type { Stage } from './stage.ts';

/** Ten equals, of whom each is to get one of ten leads that come at the same instant. */
export const TEAM = Array.from({ length: 10 }, (_, n) => `rep${n}`);
export const PEOPLE = Object.fromEntries(TEAM.map((id) => [slackOf(id), `Rep ${id.slice(3)}`]));
export const TEN_ROSTER = `
version: 1
channels: { managers: C0MANAGERS, ops: C0OPS }
reps:
${TEAM.map((id) => `  - { id: ${id}, name: Rep ${id.slice(3)}, slack: ${slackOf(id)}, manager: mia }`).join('\n')}
  - { id: mia, name: Mia Chen, slack: U0MIA, role: manager }
`;
export const TEN_POLICY = `
version: 1
pools:
  - { id: all, members: { ${TEAM.map((id) => `${id}: 100`).join(', ')} } }
rules:
  - { id: rest, when: {}, assign: { pool: all } }
`;

function slackOf(id: string): string {
  return `U0${id.toUpperCase()}`;
}

export const leadNo = (n: number) => ({
  person: { email: `person${n}@company${n}.test` },
  company: { name: `Company ${n}` },
});

export async function untilRouted(stage: Stage, count: number): Promise<void> {
  await expect
    .poll(() => stage.site.use((ctx) => countOffered(ctx)), { timeout: 30_000, interval: 200 })
    .toBe(count);
}

async function countOffered({ db }: Context): Promise<number> {
  const leads = await db.read.select().from(db.t.leads);
  return leads.filter(({ state, test }) => state === 'offered' && !test).length;
}

/** Offers of each rep, by id. */
export async function sharesIn({ db }: Pick<Context, 'db'>): Promise<Record<string, number>> {
  const shares: Record<string, number> = {};
  for (const { repId } of await db.read.select().from(db.t.offers)) {
    shares[repId] = (shares[repId] ?? 0) + 1;
  }
  return shares;
}

export const ONE_EACH = Object.fromEntries(TEAM.map((id) => [id, 1]));

export async function expectOneEach(stage: Stage): Promise<void> {
  await stage.site.use(async ({ db }) => {
    expect(await sharesIn({ db })).toEqual(ONE_EACH);
    expect(await lagSums(db)).toEqual([0]);
    await expectSound(db);
  });
}

/** Whatever they fought out among themselves, nobody hears of it. */
export function expectNoComplaint(servers: ServerProcess[]): void {
  for (const server of servers) {
    expect(server.errors()).toEqual([]);
    expect(JSON.stringify(server.log())).not.toMatch(/deadlock|40P01/);
    expect(server.err).toBe('');
  }
}
