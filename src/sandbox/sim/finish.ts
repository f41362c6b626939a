import { sealAudit } from '../../services/audit/seal-audit.ts';
import { verifyAudit } from '../../services/audit/verify-audit.ts';
import { endOutage } from '../../services/outage/end-outage.ts';
import { MANAGERS, REPS, userOf } from './world/company.ts';
import { advanceToNextDue, settle } from './world/engine.ts';
import type { World } from './world/world.ts';

const HOUR_MS = 3_600_000;
/** Enough for a weekend, a night and every clock in between. */
const MOST_ROUNDS = 2_000;

interface Open {
  id: string;
  state: string;
  offerId: string | null;
  repId: string | null;
}

const OPEN = `select leads.id, leads.state, offers.id as offerId, offers.rep_id as repId
  from leads left join offers on offers.lead_id = leads.id and offers.state = 'made'
  where leads.state not in ('claimed', 'working', 'closed') order by leads.id`;
const UNSENT = `select count(*) as n from outbox where state not in ('done', 'dead')`;
const UNFETCHED = `select count(*) as n from fetches where state = 'waiting'`;

const mia = { kind: 'slack', userId: userOf(MANAGERS[0]) } as const;

/**
 * Everything works again and everybody does their part: from any state Baton must find to rest.
 * Returns what did not, in words.
 */
export async function finish(world: World): Promise<string[]> {
  world.outside.heal();
  world.providers.heal();
  await endOutage(world.ctx, 'slack');
  await everybodyIsHere(world);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await settle(world);
    const left = await answerAll(world);
    const unsaid = count(world, UNSENT) + count(world, UNFETCHED);
    if (left === 0 && unsaid === 0) return auditFaults(world);
    await advanceToNextDue(world, HOUR_MS);
  }
  const stuck = world.observer.list<Open>(OPEN);
  return [
    ...stuck.map(({ id, state }) => `${id} is ${state}`),
    `${count(world, UNSENT)} unsent`,
    `${count(world, UNFETCHED)} unfetched`,
  ];
}

async function everybodyIsHere({ services, ctx }: World): Promise<void> {
  await services.pauseRouting(ctx, { pool: 'all', paused: false, actor: mia });
  for (const pool of ['emea', 'americas']) {
    await services.pauseRouting(ctx, { pool, paused: false, actor: mia });
  }
  for (const repId of REPS) {
    await services.reactivateRep(ctx, { repId, actor: mia });
    await services.setAvailability(ctx, { repId, away: null, actor: mia });
  }
}

/**
 * Reps claim and work on what they were sent, managers take what waits; returns how many leads were
 * open.
 */
async function answerAll({ services, ctx, observer }: World): Promise<number> {
  const open = observer.list<Open>(OPEN);
  for (const { id, state, offerId, repId } of open) {
    if (offerId && repId) {
      const actor = { kind: 'slack', userId: userOf(repId) } as const;
      await services.claimOffer(ctx, { offerId, actor });
      await services.logTouch(ctx, { leadId: id, actor });
    } else if (state === 'held' || state === 'quarantined') {
      await services.takeLead(ctx, { leadId: id, actor: mia });
    }
  }
  return open.length;
}

function count({ observer }: World, query: string): number {
  return observer.list<{ n: number }>(query)[0]?.n ?? 0;
}

async function auditFaults({ ctx }: World): Promise<string[]> {
  while ((await sealAudit(ctx, { holder: 'sim', sweep: true })) > 0);
  const { unsealed, faults } = await verifyAudit(ctx);
  return [
    ...(unsealed > 0 ? [`${unsealed} audit rows are not sealed`] : []),
    ...faults.map(({ position, what }) => `audit row ${position}: ${what}`),
  ];
}
