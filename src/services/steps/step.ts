/** Opens the one transaction of a service and names what every step in it needs. */
import { appendAudit } from '../../db/audit/audit-store.ts';
import type { Tx } from '../../db/database.ts';
import { enqueue, lockWaiting, type NewMessage } from '../../db/delivery/outbox-store.ts';
import { type Actor, actorName } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';

export interface Step {
  ctx: Context;
  tx: Tx;
  actor: Actor;
  /** One instant for everything the transaction writes. */
  now: Date;
}

/** Runs `work` in one transaction, then wakes the loops that live on its rows. */
export async function inStep<T>(
  ctx: Context,
  actor: Actor,
  work: (step: Step) => Promise<T>,
): Promise<T> {
  const urgent = isWaitedFor(actor);
  const result = await ctx.db.tx((tx) => work({ ctx, tx, actor, now: ctx.clock.now() }), {
    urgent,
  });
  ctx.wake();
  return result;
}

/** Senders and people wait for their answer; loops do not. */
function isWaitedFor(actor: Actor): boolean {
  return actor.kind !== 'system' || actor.part === 'intake' || actor.part === 'crm';
}

export interface AuditEntry {
  action: string;
  subject: string;
  leadId?: string | null;
  /** Ids and codes only: free text goes through `keepText`. */
  data?: Record<string, string | number | boolean | null>;
}

export async function audit(step: Step, entry: AuditEntry): Promise<void> {
  await appendAudit(step.tx, {
    id: step.ctx.newId('aud'),
    at: step.now,
    actor: actorName(step.actor),
    action: entry.action,
    subject: entry.subject,
    leadId: entry.leadId ?? null,
    data: { ...entry.data, ...deedOf(step.actor) },
  });
}

/** What is done for somebody who may not do it names the deed and both people in its row. */
function deedOf(actor: Actor): { asked_by?: string; deed?: string } {
  if (actor.kind !== 'slack' || actor.deed === undefined) return {};
  const { id, askedBy } = actor.deed;
  return { asked_by: actorName({ kind: 'slack', userId: askedBy }), deed: id };
}

export async function promise(step: Step, message: NewMessage): Promise<void> {
  await enqueue(step.tx, step.ctx, message);
}

/** One that waits already will show what is true when it leaves: edits of a card become one. */
export async function promiseOnce(
  step: Step,
  message: NewMessage & { stream: string },
): Promise<void> {
  if (await lockWaiting(step.ctx.db, step.tx, message)) return;
  await promise(step, message);
}

/**
 * Serializes everything that moves turns and places; taken after the lead's own lock. One lock
 * instead of one a queue: a decline frees one rep and draws another, maybe from another queue, and
 * two of those would wait for each other.
 */
export async function lockLedger({ ctx, tx }: Step): Promise<void> {
  await ctx.db.mutex(tx, 'ledger');
}
