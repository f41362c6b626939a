/** Ends a lead that the CRM calls won or lost; a later word changes how it ended, an older none. */
import { updateLead } from '../../../db/leads/lead-store.ts';
import { findOfferOf, listAssignments } from '../../../db/leads/reopen-store.ts';
import type { CrmEventOf } from '../../../routing/contracts/crm-events.ts';
import { judgeOutcome } from '../../../routing/crm/judge-outcome.ts';
import type { CloseOutcome } from '../../../routing/model/lead.ts';
import type { Money } from '../../../routing/model/working/money.ts';
import { endLead } from '../closing/end-lead.ts';
import { redrawOffer } from '../offer/end-offer.ts';
import { audit, type Step } from '../step.ts';
import { tellCrm } from '../telling/tell-crm.ts';
import { lastWord, record, type Taken, type Told, toldData } from './told.ts';

/** What is a word about how a lead ended, or that it did not. */
const WORDS = ['lead.closed', 'lead.outcome_told', 'lead.reopened', 'lead.restored'];

export type ToldOutcome = Told<CrmEventOf<'won'> | CrmEventOf<'lost'>>;

export async function takeOutcome(step: Step, told: ToldOutcome): Promise<Taken> {
  const { lead, at, event } = told;
  const last = await lastWord(step, lead.id, WORDS);
  const why = judgeOutcome({ at, id: event.id }, lead, last);
  if (why) return record(step, told, why);
  const closeAs = event.type === 'won' ? 'converted' : 'not_a_fit';
  const amount = amountOf(event);
  if (lead.closedAt) await change(step, told, { closeAs, amount });
  else await endLead(step, lead, { closeAs, amount, told: toldData(told) });
  return { status: 'applied' };
}

function amountOf(event: ToldOutcome['event']): Money | null {
  if (event.type === 'lost') return null;
  const { amount, currency } = event;
  return typeof amount === 'number' && currency ? { amount, currency } : null;
}

/** Said in the log also where it says nothing new: it is the latest word from here on. */
async function change(
  step: Step,
  told: ToldOutcome,
  { closeAs, amount }: { closeAs: CloseOutcome; amount: Money | null },
): Promise<void> {
  const { lead } = told;
  await audit(step, {
    action: 'lead.outcome_told',
    subject: lead.id,
    leadId: lead.id,
    data: { ...toldData(told), outcome: closeAs, was: lead.closeOutcome, ...amount },
  });
  const same = lead.closeOutcome === closeAs && isSame(lead.closeAmount, amount);
  if (same) return;
  await updateLead(step.tx, lead.id, { closeOutcome: closeAs, closeAmount: amount });
  const last = (await listAssignments(step.tx, lead.id)).findLast((one) => one.claimedAt !== null);
  const offer = last && (await findOfferOf(step.tx, last.id));
  if (offer) await redrawOffer(step, offer);
  await tellCrm(step, lead, { kind: 'lead.closed', payload: { outcome: closeAs, ...amount } });
}

function isSame(one: Money | null, other: Money | null): boolean {
  return one?.amount === other?.amount && one?.currency === other?.currency;
}
