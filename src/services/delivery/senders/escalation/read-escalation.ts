/** Reads out of an outbox message at which level somebody is told, and of which pool's leads. */
import type { OutboxRecord } from '../../../../db/delivery/outbox-store.ts';
import type { Escalation } from '../../../steps/telling/tell-escalation.ts';
import { readLevel } from '../../../views/escalation/escalation-levels.ts';

export function readEscalation({ payload }: OutboxRecord): Required<Escalation> {
  const { poolId, level, again } = payload;
  return {
    poolId: poolId === null || poolId === undefined ? null : String(poolId),
    level: readLevel(level),
    again: again === 1,
  };
}
