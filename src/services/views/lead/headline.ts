/** Says first of all who has a lead and why: what was decided, and what people did since. */
import { findLatestEvent } from '../../../db/audit/audit-store.ts';
import type { Reader } from '../../../db/database.ts';
import type { DecisionRecord } from '../../../db/leads/decision-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { findAssignment, listOffers, type OfferRecord } from '../../../db/leads/offer-store.ts';
import { reasonWords } from '../../../routing/model/reasons.ts';
import { chained } from '../../../words/lists.ts';
import { type Phrase, say } from '../../../words/say.ts';
import { nameOfActor, nameOfRep } from '../names.ts';

interface Asked {
  lead: LeadRecord;
  decision: DecisionRecord | null;
  timeZone: string;
}

export async function headlineOf(from: Reader, asked: Asked): Promise<Phrase> {
  const { lead, decision } = asked;
  const chosen = decision?.placement.outcome === 'offered' ? decision.placement.repId : null;
  const before = decision ? await decidedLine(from, { ...asked, decision }) : undecidedLine(asked);
  if (decision && lead.state === 'quarantined' && decision.placement.outcome !== 'quarantined') {
    return say`${undecidedLine(asked)} Before that: ${before}`;
  }
  const offer = await holding(from, lead);
  if (offer && decision?.placement.outcome === 'first_to_claim') {
    const isTheirs = await isOfDecision(from, offer, decision);
    if (isTheirs) return atOnceLine(from, { lead, offer, decided: before });
  }
  if (!offer || offer.repId === chosen) return before;
  return say`${await holdingLine(from, lead, offer)} Before that: ${before}`;
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
  { lead, offer, decided }: { lead: LeadRecord; offer: OfferRecord; decided: Phrase },
): Promise<Phrase> {
  if (offer.state === 'made') return decided;
  const name = await nameOfRep(from, offer.repId);
  return say`${lead.company} is with ${name}, who claimed it. ${decided}`;
}

/** Of whoever is asked now, or has it. */
async function holding(from: Reader, lead: LeadRecord): Promise<OfferRecord | undefined> {
  const offers = await listOffers(from, lead.id);
  const open = offers.find(({ state }) => state === 'made');
  return open ?? offers.findLast((one) => one.state === 'claimed' && one.repId === lead.ownerId);
}

/** "Globex is with Ben Koch, who took it." */
async function holdingLine(from: Reader, lead: LeadRecord, offer: OfferRecord): Promise<Phrase> {
  const name = await nameOfRep(from, offer.repId);
  const who = (await withHowItCame(from, offer, name)) ?? name;
  return offer.state === 'made'
    ? say`${lead.company} is offered to ${who}.`
    : say`${lead.company} is with ${who}.`;
}

/** Null where there is nothing to say of it. */
async function withHowItCame(
  from: Reader,
  offer: OfferRecord,
  name: string,
): Promise<Phrase | null> {
  const { id, leadId, repId, givenBy, madeAt } = offer;
  const covered = await findLatestEvent(from, { leadId, action: 'lead.covered' });
  if (covered?.data.to === repId && covered.at.getTime() === madeAt.getTime()) {
    const { from: owner } = covered.data;
    if (typeof owner !== 'string') return null;
    return say`${name}, as the cover of ${await nameOfRep(from, owner)}`;
  }
  if (givenBy) {
    const giver = await nameOfActor(from, givenBy);
    return giver === name ? say`${name}, who took it` : say`${name}, given by ${giver}`;
  }
  const undone = await findLatestEvent(from, { leadId, action: 'offer.decline_undone' });
  return undone?.subject === id ? say`${name}, who took the decline back` : null;
}

/** It may wait all the same: for a first policy, or because it names nobody. */
function undecidedLine({ lead, timeZone }: Asked): Phrase {
  const { company, heldFor } = lead;
  if (heldFor === null) return say`${company} has not been routed yet.`;
  const went = heldFor.code.startsWith('quarantine.') ? WENT.quarantined : WENT.held;
  return say`${went(company)}: ${reasonWords(heldFor, timeZone)}.`;
}

async function decidedLine(
  from: Reader,
  asked: Asked & { decision: DecisionRecord },
): Promise<Phrase> {
  const { company } = asked.lead;
  const { placement, reasons } = asked.decision;
  const why = whyDecided(asked);
  if (placement.outcome === 'offered') {
    return say`${company} went to ${await nameOfRep(from, placement.repId)}: ${why}.`;
  }
  if (placement.outcome === 'first_to_claim') {
    return say`${company} went to the first to claim: ${why}.`;
  }
  const isInTurn = reasons[0]?.code === 'hold.backlog';
  return say`${isInTurn ? say`${company} waits its turn` : WENT[placement.outcome](company)}: ${why}.`;
}

/** The rule, and what decided besides; that the fallback was used says that there was no rule. */
function whyDecided({ decision, timeZone }: Asked & { decision: DecisionRecord }): Phrase {
  const { rule, reasons } = decision;
  const said = reasons.map((one) => reasonWords(one, timeZone));
  if (rule) return chained([say`the rule “${rule}” matched`, ...said], '; ');
  const isFallback = reasons.some(({ code }) => code === 'fallback.used');
  return chained(isFallback ? said : [say`no rule found anybody`, ...said], '; ');
}

const WENT = {
  scheduled: (company: string) => say`${company} waits for a shift`,
  held: (company: string) => say`${company} went on hold`,
  quarantined: (company: string) => say`${company} went to quarantine`,
  no_route: (company: string) => say`${company} is not for sales`,
} as const;
