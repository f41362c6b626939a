/** Loads the card of a lead that a whole pool may claim in its channel, as it is now. */
import type { Reader } from '../../../db/database.ts';
import { findDecision } from '../../../db/leads/decision-store.ts';
import { findLead, type LeadRecord } from '../../../db/leads/lead-store.ts';
import {
  type AssignmentRecord,
  findAssignment,
  findOffer,
  findOpenAssignment,
  listOffers,
  type OfferRecord,
} from '../../../db/leads/offer-store.ts';
import { companyAlone } from '../../../routing/intake/label-lead.ts';
import { identifyPerson } from '../../../routing/intake/person/identify-person.ts';
import type { CallCard, CallSettlement } from '../../../routing/model/cards/call-card.ts';
import type { Context } from '../../context.ts';
import { loadCompanyData } from '../../views/lead/company-data.ts';
import { whyLead } from '../../views/lead/why.ts';
import { nameOfBeside, nameOfHolder, nameOfRep } from '../../views/names.ts';
import { loadPolicyVersion } from '../../workspace/load-policy.ts';

export async function loadCall(
  ctx: Context,
  { assignmentId, repeated = false }: { assignmentId: string; repeated?: boolean },
): Promise<CallCard | null> {
  const from = ctx.db.read;
  const assignment = await findAssignment(from, assignmentId);
  const lead = assignment && (await findLead(from, assignment.leadId));
  if (!lead) return null;
  const all = await listOffers(from, lead.id);
  const offers = all.filter((one) => one.assignmentId === assignmentId);
  const [first] = offers;
  if (!first) return null;
  const { decisionId } = assignment;
  const decision = decisionId === null ? null : await findDecision(from, decisionId);
  const account = decision?.account.account ?? null;
  const { facts } = await loadCompanyData(from, { lead, account, now: ctx.clock.now() });
  const { priority, tier, test, submission } = lead;
  const company = companyAlone(submission, identifyPerson(submission)) ?? 'Company not given';
  return {
    kind: 'call',
    lead: { leadId: lead.id, company, facts, priority, tier, test },
    offerId: first.id,
    whyLead: decision ? whyLead(decision.scores) : [],
    dueAt: first.dueAt,
    timeZone: await zoneOfPool(from, assignment),
    repeated,
    settled: await settlementOf(from, { lead, assignment, offers }),
  };
}

/** The same by any of its offers, as a button names it. */
export async function loadCallOf(
  ctx: Context,
  { offerId }: { offerId: string },
): Promise<CallCard | null> {
  const offer = await findOffer(ctx.db.read, offerId);
  return offer && loadCall(ctx, offer);
}

async function zoneOfPool(
  from: Reader,
  { policyVersion, poolId }: AssignmentRecord,
): Promise<string> {
  const policy = await loadPolicyVersion(from, policyVersion);
  return policy?.pools.get(poolId ?? '')?.timezone ?? 'UTC';
}

async function settlementOf(
  from: Reader,
  called: { lead: LeadRecord; assignment: AssignmentRecord; offers: OfferRecord[] },
): Promise<CallSettlement | null> {
  const { lead, assignment, offers } = called;
  const { repId, claimedAt } = assignment;
  if (repId !== null && claimedAt) {
    const tookMs = claimedAt.getTime() - lead.receivedAt.getTime();
    const won = offers.find((one) => one.repId === repId);
    const beside = won ? await nameOfBeside(from, won) : null;
    return { as: 'claimed', by: await nameOfRep(from, repId), tookMs, beside };
  }
  if (offers.some(({ state }) => state === 'made')) return null;
  const held = await findOpenAssignment(from, lead.id);
  return { as: 'over', next: held && (await nameOfHolder(from, held)) };
}
