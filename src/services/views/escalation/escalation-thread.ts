/** Finds the message in a channel under which news of a lead is told. */
import type { Reader } from '../../../db/database.ts';
import { type CardRecord, listEscalationCards } from '../../../db/delivery/card-store.ts';
import { listAssignments } from '../../../db/leads/reopen-store.ts';
import type { Level } from './escalation-levels.ts';

/** A direct message has no threads; channels have ids of their own. */
const IN_CHANNEL = /^[CG]/;

/**
 * The newest that nobody has claimed the lead after: what comes after a claim begins anew. Whoever
 * is called in person is called there; every other level only where it is told. Null where none is.
 */
export async function findThread(
  from: Reader,
  asked: { leadId: string; level: Level; place: string | undefined },
): Promise<CardRecord | null> {
  const { leadId, level, place } = asked;
  const cards = (await listEscalationCards(from, leadId)).filter(({ channel }) =>
    level === 'managers' ? IN_CHANNEL.test(channel) : channel === place && IN_CHANNEL.test(channel),
  );
  const newest = level === 'managers' ? cards.at(-1) : cards[0];
  if (!newest) return null;
  const claims = (await listAssignments(from, leadId)).map(({ claimedAt }) => claimedAt);
  const isOver = claims.some((at) => at !== null && at > newest.postedAt);
  return isOver ? null : newest;
}
