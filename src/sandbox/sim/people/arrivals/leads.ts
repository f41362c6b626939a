import type { World } from '../../world/world.ts';
import { DELIVERIES } from './deliveries.ts';
import { submissionOf } from './submissions.ts';

const SENDER = { kind: 'system', part: 'intake' } as const;
/** How often each comes, beside a form. */
const SHARES = { form: 82, notice: 8, many: 5, nobody: 5 };

/** Somebody writes in, one way or another. */
export async function leadArrives(world: World, n: number): Promise<string> {
  const way = world.random.weighted(SHARES);
  return way === 'form' ? formIsSent(world, n) : DELIVERIES[way](world, n);
}

/** A few write twice, and some deliveries come twice. */
async function formIsSent(world: World, n: number): Promise<string> {
  const { random } = world;
  const again = random.chance(0.06);
  const submission = submissionOf(random, again ? random.int(n + 1) : n);
  const input = {
    sourceId: 'website',
    submission,
    test: random.chance(0.04),
    key: `key-${n}`,
    actor: SENDER,
  };
  const taken = await world.services.submitLead(world.ctx, input);
  if (taken.status === 'accepted') world.accepted.push(taken.leadId);
  world.heard += 1;
  if (random.chance(0.1)) {
    const repeated = await world.services.submitLead(world.ctx, input);
    if (repeated.status !== 'duplicate' || repeated.leadId !== taken.leadId) {
      throw new Error(`The same delivery twice was ${repeated.status}: ${repeated.leadId}.`);
    }
  }
  return `lead ${n} arrives: ${taken.status} ${taken.leadId}`;
}
