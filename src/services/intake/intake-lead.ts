/** Stores a delivery that is one lead: most doors know no other. */
import type { Actor } from '../../routing/model/actor.ts';
import type { Source } from '../../routing/model/workspace/source.ts';
import type { Context } from '../context.ts';
import { inStep, type Step } from '../steps/step.ts';
import { type Delivery, type DeliveryKey, type Touch, takeDelivery } from './intake-delivery.ts';

export interface LoneDelivery extends Touch {
  source: Source;
  key: DeliveryKey;
  body: Uint8Array;
  contentType: string;
}

export interface IntakeResult {
  status: 'accepted' | 'attached' | 'duplicate' | 'conflict';
  deliveryId: string;
  leadId: string;
}

const INTAKE: Actor = { kind: 'system', part: 'intake' };

/**
 * Everything in one transaction, durable when it resolves; routing starts afterwards.
 *
 * @returns `duplicate` and `conflict` (same key, another body) name the delivery that was stored
 * @throws AppError `upstream.*` when the store refuses; nothing was stored then
 */
export async function intakeLead(
  ctx: Context,
  delivery: LoneDelivery,
  actor: Actor = INTAKE,
): Promise<IntakeResult> {
  return await inStep(ctx, actor, (step) => takeIn(step, delivery));
}

/** The same within a transaction that has more to do. */
export async function takeIn(step: Step, lone: LoneDelivery): Promise<IntakeResult> {
  const { leads } = await takeDelivery(step, ofOne(lone));
  const [taken] = leads;
  if (!taken || taken.status === 'announced') throw new Error('one touch is one lead');
  return { ...taken, status: taken.status };
}

function ofOne({ source, body, contentType, ...arriving }: LoneDelivery): Delivery {
  return { source, body, contentType, touches: [arriving], announced: [], note: null };
}
