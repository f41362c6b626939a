import { countMessages } from '../../db/outbox-store.ts';
import { sealAudit } from '../../services/audit/seal-audit.ts';
import { endOutage } from '../../services/outage/end-outage.ts';
import { verifyAudit } from '../../services/verify-audit.ts';
import { MANAGERS, REPS, userOf } from './company.ts';
import { advanceToNextDue, settle } from './engine.ts';
import { readState } from './state.ts';
import type { World } from './world.ts';

const HOUR_MS = 3_600_000;
/** Enough for a weekend, a night and every clock in between. */
const MOST_ROUNDS = 2_000;
const HANDLED = new Set(['claimed', 'working', 'closed']);

const mia = { kind: 'slack', userId: userOf(MANAGERS[0]) } as const;

/**
 * Everything works again and everybody does their part: from any state Baton must find to rest.
 * Returns what did not, in words.
 */
export async function finish(world: World): Promise<string[]> {
  world.outside.heal();
  await endOutage(world.ctx, 'slack');
  await everybodyIsHere(world);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await settle(world);
    const left = await answerAll(world);
    if (left === 0 && (await unsent(world)) === 0) return auditFaults(world);
    await advanceToNextDue(world, HOUR_MS);
  }
  const { leads } = await readState(world.ctx, world.accepted);
  const stuck = leads.filter((lead) => !HANDLED.has(lead.state));
  return [...stuck.map(({ id, state }) => `${id} is ${state}`), `${await unsent(world)} unsent`];
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
async function answerAll({ services, ctx, accepted }: World): Promise<number> {
  const { leads, offers } = await readState(ctx, accepted);
  const open = leads.filter((lead) => !HANDLED.has(lead.state));
  for (const { id, state } of open) {
    const offer = offers.find((one) => one.leadId === id && one.state === 'made');
    if (offer) {
      const actor = { kind: 'slack', userId: userOf(offer.repId) } as const;
      await services.claimOffer(ctx, { offerId: offer.id, actor });
      await services.logTouch(ctx, { leadId: id, actor });
    } else if (state === 'held' || state === 'quarantined') {
      await services.takeLead(ctx, { leadId: id, actor: mia });
    }
  }
  return open.length;
}

async function unsent({ ctx }: World): Promise<number> {
  const counts = await countMessages(ctx.db.read);
  return counts.reduce((sum, { state, n }) => (state === 'dead' ? sum : sum + n), 0);
}

async function auditFaults({ ctx }: World): Promise<string[]> {
  while ((await sealAudit(ctx, { holder: 'sim', sweep: true })) > 0);
  const { unsealed, faults } = await verifyAudit(ctx);
  return [
    ...(unsealed > 0 ? [`${unsealed} audit rows are not sealed`] : []),
    ...faults.map(({ position, what }) => `audit row ${position}: ${what}`),
  ];
}
