/** Brings a closed lead back: to the owner who closed it, or to the router as if it were new. */
import { lockKnownPerson, lockLivingLead } from '../../db/intake/intake-store.ts';
import { findLead, type LeadRecord, updateLead } from '../../db/leads/lead-store.ts';
import {
  findOfferOf,
  listAssignments,
  reoccupyPlace,
  reopenAssignment,
} from '../../db/leads/reopen-store.ts';
import { identifyPerson } from '../../routing/intake/person/identify-person.ts';
import type { Actor } from '../../routing/model/actor.ts';
import { engagementAgain } from '../../routing/model/working/engagement.ts';
import type { Context } from '../context.ts';
import { suppressionOf } from '../steps/knowledge/load-standing.ts';
import { lockForOwner } from '../steps/lock-permitted.ts';
import { redrawEscalation } from '../steps/offer/end-offer.ts';
import type { OwnerRefusal } from '../steps/ownership/offered-to-them.ts';
import { takeOwnership } from '../steps/ownership/take-ownership.ts';
import { loadTeam, type Member } from '../steps/placing/load-team.ts';
import { audit, inStep, lockLedger, type Step } from '../steps/step.ts';
import { tellCrm } from '../steps/telling/tell-crm.ts';

export type RestoreOutcome =
  /** `owner` is who has it again; null when the router looks for somebody. */
  | { outcome: 'restored'; leadId: string; company: string; owner: string | null }
  | { outcome: 'not_closed'; company: string }
  /** The suppression list stands above everybody; `why` is its reason. */
  | { outcome: 'suppressed'; company: string; why: string }
  /** The person has another living lead, or this one turned out to be another. */
  | { outcome: 'goes_on_elsewhere'; company: string; leadId: string; merged: boolean }
  | OwnerRefusal;

export interface Restore {
  leadId: string;
  actor: Actor;
}

/** A lead that had an owner: the owner may, and managers. Any other: managers. */
export async function restoreLead(ctx: Context, input: Restore): Promise<RestoreOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const known = await findLead(step.tx, input.leadId);
    // The person before the lead, as when somebody writes in: one living lead for each.
    if (known) await lockKnownPerson(ctx.db, step.tx, known.personKey);
    const found = await lockForOwner(step, input.leadId);
    if (found.outcome !== 'permitted') return found;
    const { lead } = found;
    const { id: leadId, company } = lead;
    if (lead.state !== 'closed') return { outcome: 'not_closed', company };
    const elsewhere = lead.mergedInto ?? (await otherLiving(step, lead));
    if (elsewhere) {
      const merged = lead.mergedInto !== null;
      return { outcome: 'goes_on_elsewhere', company, leadId: elsewhere, merged };
    }
    const why = await suppressionOf(step.tx, identifyPerson(lead.submission));
    if (why !== null) return { outcome: 'suppressed', company, why };
    return { outcome: 'restored', leadId, company, owner: await restore(step, lead) };
  });
}

async function otherLiving({ ctx, tx }: Step, lead: LeadRecord): Promise<string | null> {
  const { personKey, test } = lead;
  const living = { personKey, test, touchedSince: lead.receivedAt };
  return (await lockLivingLead(ctx.db, tx, living))?.id ?? null;
}

async function restore(step: Step, lead: LeadRecord): Promise<string | null> {
  await lockLedger(step);
  const owner = lead.ownerId && (await loadTeam(step.tx, step.now)).get(lead.ownerId);
  const isHere = owner && !owner.state?.deactivatedAt;
  await tellCrm(step, lead, { kind: 'lead.restored', payload: {} });
  const returned = isHere && (await reopen(step, lead, owner));
  if (!returned) await routeAnew(step, lead);
  await redrawEscalation(step, lead.id);
  return returned ? owner.record.profile.name : null;
}

function notClosed({ engagement }: LeadRecord) {
  const nothing = { closedAt: null, closeOutcome: null, closeReason: null, closeAmount: null };
  return { ...nothing, engagement: engagementAgain(engagement) };
}

/** False when no assignment of the owner is left to open. */
async function reopen(step: Step, lead: LeadRecord, owner: Member): Promise<boolean> {
  const { id: repId } = owner.record;
  const all = await listAssignments(step.tx, lead.id);
  const last = all.findLast((one) => one.state === 'closed' && one.repId === repId);
  const offer = last && (await findOfferOf(step.tx, last.id));
  if (offer?.state !== 'claimed') return false;
  const held = await reopenAssignment(step.tx, offer.assignmentId, 'closed');
  if (held && !lead.test) await reoccupyPlace(step.tx, held);
  await takeOwnership(step, { lead, offer, rep: owner.record }, 'lead.reopened');
  await updateLead(step.tx, lead.id, notClosed(lead));
  return true;
}

/** `restoredAt` tells the rules that a person has decided: it is for sales. */
async function routeAnew(step: Step, lead: LeadRecord): Promise<void> {
  await updateLead(step.tx, lead.id, {
    ...notClosed(lead),
    state: 'received',
    ownerId: null,
    routeAt: step.now,
    routeTrigger: 'restored',
    restoredAt: step.now,
    activeAt: step.now,
    round: lead.round + 1,
    reroutes: 0,
  });
  await audit(step, { action: 'lead.restored', subject: lead.id, leadId: lead.id });
}
