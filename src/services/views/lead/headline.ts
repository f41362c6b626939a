/** Says first of all who has a lead and why: what was decided, and what people did since. */
import { findLatestEvent } from '../../../db/audit/audit-store.ts';
import type { Reader } from '../../../db/database.ts';
import type { DecisionRecord } from '../../../db/leads/decision-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { findAssignment, listOffers, type OfferRecord } from '../../../db/leads/offer-store.ts';
import { reasonText } from '../../../routing/model/reasons.ts';
import { nameOfActor, nameOfRep } from '../names.ts';

interface Asked {
  lead: LeadRecord;
  decision: DecisionRecord | null;
  timeZone: string;
}

export async function headlineOf(from: Reader, asked: Asked): Promise<string> {
  const { lead, decision } = asked;
  const chosen = decision?.placement.outcome === 'offered' ? decision.placement.repId : null;
  const before = decision ? await decidedLine(from, { ...asked, decision }) : undecidedLine(asked);
  if (decision && lead.state === 'quarantined' && decision.placement.outcome !== 'quarantined') {
    return `${undecidedLine(asked)} Before that: ${before}`;
  }
  const offer = await holding(from, lead);
  if (offer && decision?.placement.outcome === 'first_to_claim') {
    const isTheirs = await isOfDecision(from, offer, decision);
    if (isTheirs) return atOnceLine(from, { lead, offer, decided: before });
  }
  if (!offer || offer.repId === chosen) return before;
  const name = await nameOfRep(from, offer.repId);
  const is = offer.state === 'made' ? 'is offered to' : 'is with';
  return `${lead.company} ${is} ${name}${await howItCame(from, offer)}. Before that: ${before}`;
}

async function isOfDecision(
  from: Reader,
  { assignmentId }: OfferRecord,
  { id }: DecisionRecord,
): Promise<boolean> {
  return (await findAssignment(from, assignmentId))?.decisionId === id;
}

/** "Globex is with Ben Koch, who claimed it first: …", of several who were asked at once. */
async function atOnceLine(
  from: Reader,
  { lead, offer, decided }: { lead: LeadRecord; offer: OfferRecord; decided: string },
): Promise<string> {
  if (offer.state === 'made') return decided;
  const name = await nameOfRep(from, offer.repId);
  return `${lead.company} is with ${name}, who claimed it. ${decided}`;
}

/** Of whoever is asked now, or has it. */
async function holding(from: Reader, lead: LeadRecord): Promise<OfferRecord | undefined> {
  const offers = await listOffers(from, lead.id);
  const open = offers.find(({ state }) => state === 'made');
  return open ?? offers.findLast((one) => one.state === 'claimed' && one.repId === lead.ownerId);
}

async function howItCame(from: Reader, offer: OfferRecord): Promise<string> {
  const { id, leadId, repId, givenBy, madeAt } = offer;
  const covered = await findLatestEvent(from, { leadId, action: 'lead.covered' });
  if (covered?.data.to === repId && covered.at.getTime() === madeAt.getTime()) {
    const { from: owner } = covered.data;
    return typeof owner === 'string' ? `, as the cover of ${await nameOfRep(from, owner)}` : '';
  }
  if (givenBy) {
    const giver = await nameOfActor(from, givenBy);
    return giver === (await nameOfRep(from, repId)) ? ', who took it' : `, given by ${giver}`;
  }
  const undone = await findLatestEvent(from, { leadId, action: 'offer.decline_undone' });
  return undone?.subject === id ? ', who took the decline back' : '';
}

/** It may wait all the same: for a first policy, or because it names nobody. */
function undecidedLine({ lead, timeZone }: Asked): string {
  const { company, heldFor } = lead;
  if (heldFor === null) return `${company} has not been routed yet.`;
  const went = heldFor.code.startsWith('quarantine.') ? WENT.quarantined : WENT.held;
  return `${company} ${went}: ${reasonText(heldFor, timeZone)}.`;
}

async function decidedLine(
  from: Reader,
  { lead, decision, timeZone }: Asked & { decision: DecisionRecord },
): Promise<string> {
  const { placement, rule, reasons } = decision;
  const by = rule ? `the rule “${rule}” matched` : 'no rule could place it';
  const why = `${by}; ${reasons.map((one) => reasonText(one, timeZone)).join('; ')}.`;
  if (placement.outcome === 'offered') {
    return `${lead.company} went to ${await nameOfRep(from, placement.repId)}: ${why}`;
  }
  if (placement.outcome === 'first_to_claim') {
    return `${lead.company} went to the first to claim: ${why}`;
  }
  const isInTurn = reasons[0]?.code === 'hold.backlog';
  return `${lead.company} ${isInTurn ? 'waits its turn' : WENT[placement.outcome]}: ${why}`;
}

const WENT = {
  scheduled: 'waits for a shift',
  held: 'went on hold',
  quarantined: 'went to quarantine',
  no_route: 'is not for sales',
} as const;
