/** Says how many messages of which kinds may leave now: what must wait is not even taken. */
import type { Lane } from '../../db/delivery/outbox-store.ts';
import type { Room } from '../../ports.ts';
import type { Delivery } from './deliver-outbox.ts';

const BATCH = 32;
/** Slack allows far fewer edits than posts: neither may take the place of the other. */
export const EDITS = [
  'offer_update',
  'call_update',
  'bundle_update',
  'bundle_shrink',
  'escalation_update',
  'escalation_storm_update',
  'suggestion_update',
  'quarantine_update',
  'proposal_update',
];
/** These cost none of the calls that Slack counts. */
const UNLIMITED = ['probe', 'undo_over'];

export function lanesOf(
  { destination, couriers }: Delivery,
  { isDown }: { isDown: boolean },
): Lane[] {
  // While its destination is down one message at a time finds out whether it still is.
  if (isDown) return [{ limit: 1 }];
  if (destination !== 'slack') return [{ limit: BATCH }];
  const { posts, edits } = couriers.messenger.room();
  return [
    { only: UNLIMITED, limit: BATCH },
    { except: [...UNLIMITED, ...EDITS], ...within(posts) },
    { only: EDITS, ...within(edits) },
  ];
}

function within({ free, waitMs }: Room): { limit: number; waitMs: number } {
  return { limit: Math.min(BATCH, free), waitMs };
}
