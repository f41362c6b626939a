/** Names the ways in which an act on a lead in quarantine can come to nothing. */

import type { LeadRecord } from '../../db/leads/lead-store.ts';
import type { Asked } from '../../routing/model/cards/asked.ts';
import type { LeadState } from '../../routing/model/lead.ts';
import { lockForManager } from '../steps/lock-permitted.ts';
import { holderOf } from '../steps/offer/answer-offer.ts';
import type { Refusal } from '../steps/permission.ts';
import type { Step } from '../steps/step.ts';

/** Somebody was quicker, or it never was there. */
export interface NotQuarantined {
  outcome: 'not_quarantined';
  leadId: string;
  company: string;
  state: LeadState;
  /** Who is asked about it now, or has it. */
  rep: Asked | null;
}

type Locked = { outcome: 'waits'; lead: LeadRecord } | NotQuarantined | Refusal;

/** For managers and admins: the lead, locked and still there, or why nothing can be done. */
export async function lockQuarantined(step: Step, leadId: string): Promise<Locked> {
  const found = await lockForManager(step, leadId);
  if (found.outcome !== 'permitted') return found;
  const { lead } = found;
  if (lead.state === 'quarantined') return { outcome: 'waits', lead };
  const rep = (await holderOf(step.tx, lead))?.name ?? null;
  const { company, state } = lead;
  return { outcome: 'not_quarantined', leadId: lead.id, company, state, rep };
}
