/** Sends a rep a lead of nobody's, the way a real one comes: it shows that the phone rings. */
import { findRepById } from '../../db/workspace/team-store.ts';
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import type { Submission } from '../../routing/model/lead.ts';
import { TEST_SOURCE } from '../../routing/model/workspace/own-sources.ts';
import type { Context } from '../context.ts';
import { intakeLead, type LoneDelivery } from '../intake/intake-lead.ts';
import { noteTestLead } from '../steps/onboarding/note-test-lead.ts';
import { findPerformer, type Refusal, refuse } from '../steps/permission.ts';
import { inStep } from '../steps/step.ts';

export type TestLeadOutcome =
  | { outcome: 'sent'; leadId: string; company: string; name: string }
  | { outcome: 'unknown_rep' }
  | { outcome: 'unreachable'; name: string }
  | Refusal;

/** Everybody sends one to themselves; managers and admins to anybody. */
export async function sendTestLead(
  ctx: Context,
  input: { repId: string; actor: Actor },
): Promise<TestLeadOutcome> {
  const from = ctx.db.read;
  const performer = await findPerformer(from, input.actor);
  if (!performer) return { outcome: 'stranger' };
  const isOwn = performer.rep?.id === input.repId;
  if (!isOwn && !hasRole(performer.role, 'manager')) return refuse(from, 'manager');
  const rep = await findRepById(from, input.repId);
  if (!rep) return { outcome: 'unknown_rep' };
  if (!rep.slackUserId) return { outcome: 'unreachable', name: rep.profile.name };
  const value = ctx.newId('tch');
  const submission = madeUp(value);
  const delivery: LoneDelivery = {
    source: TEST_SOURCE,
    key: { kind: 'idempotency_key', value },
    body: Buffer.from(JSON.stringify(submission)),
    contentType: 'application/json',
    submission,
    faults: [],
    forRepId: rep.id,
  };
  const { leadId } = await intakeLead(ctx, delivery, input.actor);
  await inStep(ctx, input.actor, (step) => noteTestLead(step, 'testSentAt'));
  return { outcome: 'sent', leadId, company: COMPANY, name: rep.profile.name };
}

const COMPANY = 'Globex';

/** Another person each time, so that no test joins the one before. */
function madeUp(unique: string): Submission {
  return {
    person: { email: `dana.${unique}@globex.example`, name: 'Dana Ode', title: 'CTO' },
    company: { name: COMPANY, employees: 1200, country: 'ES' },
    request: { form: 'demo', message: 'Need pricing for 300 seats by the end of the month' },
    attribution: {},
    custom: {},
    crm: {},
    test: true,
  };
}
