/** Gives a claimed lead back: its owner keeps the turn used and is not asked about it again. */

import type { Actor } from '../../routing/model/actor.ts';
import type { Asked } from '../../routing/model/cards/asked.ts';
import { GIVEN_BACK } from '../../routing/model/offer.ts';
import type { Context } from '../context.ts';
import { keepText } from '../steps/keep-text.ts';
import type { OwnerRefusal } from '../steps/ownership/offered-to-them.ts';
import { lockForRelease } from '../steps/ownership/permit-override.ts';
import { releaseLead } from '../steps/ownership/release-lead.ts';
import { placeLead } from '../steps/placing/place-lead.ts';
import { audit, inStep } from '../steps/step.ts';

export type GiveBackOutcome =
  /** `next` is who is asked now; null when nobody is. */
  | { outcome: 'given_back'; leadId: string; company: string; next: Asked | null }
  | { outcome: 'not_claimed'; company: string }
  | OwnerRefusal;

export interface GiveBack {
  leadId: string;
  reason: string | null;
  actor: Actor;
}

/** The owner may, and so may whoever could give the lead to somebody else. */
export async function giveBack(ctx: Context, input: GiveBack): Promise<GiveBackOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const found = await lockForRelease(step, input.leadId);
    if (found.outcome !== 'permitted') return found;
    const { lead } = found;
    const { id: leadId, company, ownerId } = lead;
    if (lead.state !== 'claimed' && lead.state !== 'working') {
      return { outcome: 'not_claimed', company };
    }
    const words = input.reason?.trim();
    const kept = words ? await keepText(step, { leadId, kind: 'give_back', body: words }) : null;
    await audit(step, {
      action: 'lead.given_back',
      subject: leadId,
      leadId,
      data: { rep: ownerId, note: kept?.id ?? null, note_commitment: kept?.commitment ?? null },
    });
    const how = { offer: 'declined', reason: GIVEN_BACK, refund: false } as const;
    const released = await releaseLead(step, lead, how);
    const { rep: next } = await placeLead(step, released, 'given_back');
    return { outcome: 'given_back', leadId, company, next };
  });
}
