/** Takes a lead that somebody at work types in: audited as theirs, and routed like any other. */

import { lockLead } from '../../db/leads/lead-store.ts';
import { takeSubmission } from '../../routing/intake/parse-submission.ts';
import type { JsonObject } from '../../routing/intake/read-fields.ts';
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import type { Fault } from '../../routing/model/lead.ts';
import { because } from '../../routing/model/reasons.ts';
import { SLACK_SOURCE } from '../../routing/model/workspace/own-sources.ts';
import type { Context } from '../context.ts';
import { routeLead } from '../placing/route-lead.ts';
import { giveByHand } from '../steps/ownership/give-by-hand.ts';
import { findPerformer, type Refusal, refuse } from '../steps/permission.ts';
import { loadTeam } from '../steps/placing/load-team.ts';
import { inStep, type Step } from '../steps/step.ts';
import { type LoneDelivery, takeIn } from './intake-lead.ts';

export interface AddedLead {
  /** In the shape of our own JSON. */
  fields: JsonObject;
  /** The same form sent twice is one lead. */
  key: string;
  /** Whom a manager gives it to; null leaves it to the rules. */
  toRepId: string | null;
  actor: Actor;
}

export type AddOutcome =
  | { outcome: 'added'; leadId: string; status: 'accepted' | 'attached' | 'duplicate' }
  /** Whoever types can mend it: nothing is set aside. */
  | { outcome: 'invalid'; faults: Fault[] }
  | { outcome: 'unknown_rep' }
  | Refusal;

/** Everybody on the roster may; managers may name a rep. */
export async function addLead(ctx: Context, input: AddedLead): Promise<AddOutcome> {
  const added = await inStep(ctx, input.actor, (step) => add(step, input));
  // Routed at once where nobody was faster, so that the answer can say who has it.
  if (added.outcome === 'added') await routeLead(ctx, { leadId: added.leadId });
  return added;
}

async function add(step: Step, { fields, key, toRepId, actor }: AddedLead): Promise<AddOutcome> {
  const performer = await findPerformer(step.tx, actor);
  if (!performer) return { outcome: 'stranger' };
  if (toRepId !== null && !hasRole(performer.role, 'manager')) return refuse(step.tx, 'manager');
  const member = toRepId === null ? null : (await loadTeam(step.tx, step.now)).get(toRepId);
  if (member === undefined) return { outcome: 'unknown_rep' };
  const signed = { ...fields, custom: { added_by: performer.name } };
  const { submission, faults } = takeSubmission(signed, step.now);
  if (faults.length > 0) return { outcome: 'invalid', faults };
  const delivery: LoneDelivery = {
    source: SLACK_SOURCE,
    key: { kind: 'idempotency_key', value: key },
    body: Buffer.from(JSON.stringify(signed)),
    contentType: 'application/json',
    submission,
    faults,
  };
  const { leadId, status } = await takeIn(step, delivery);
  const lead = member && status === 'accepted' && (await lockLead(step.ctx.db, step.tx, leadId));
  if (lead) {
    const why = { code: 'added', words: because('given.added', { rep: performer.name }) };
    await giveByHand(step, lead, { member, why, final: false, as: 'lead.overridden' });
  }
  return { outcome: 'added', leadId, status: status === 'conflict' ? 'duplicate' : status };
}
