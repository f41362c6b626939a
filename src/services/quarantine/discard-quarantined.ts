/** Discards a lead in quarantine for a reason: it is closed and kept, and can be restored. */
import type { Actor } from '../../routing/model/actor.ts';
import type { CloseOutcome } from '../../routing/model/lead.ts';
import { DISCARDS, type DiscardReason } from '../../routing/model/quarantine.ts';
import type { Context } from '../context.ts';
import { endLead } from '../steps/closing/end-lead.ts';
import { keepText } from '../steps/keep-text.ts';
import type { Refusal } from '../steps/permission.ts';
import { inStep } from '../steps/step.ts';
import { lockQuarantined, type NotQuarantined } from './outcomes.ts';

export type DiscardOutcome =
  | {
      outcome: 'discarded';
      leadId: string;
      company: string;
      reason: DiscardReason;
      closeAs: CloseOutcome;
    }
  | { outcome: 'note_missing' }
  | NotQuarantined
  | Refusal;

export interface DiscardOrder {
  leadId: string;
  reason: DiscardReason;
  note: string | null;
  actor: Actor;
}

export async function discardQuarantined(
  ctx: Context,
  { leadId, reason, note, actor }: DiscardOrder,
): Promise<DiscardOutcome> {
  return inStep(ctx, actor, async (step) => {
    const found = await lockQuarantined(step, leadId);
    if (found.outcome !== 'waits') return found;
    const { id, company } = found.lead;
    const body = note?.trim() ?? '';
    const { closeAs, note: needed } = DISCARDS[reason];
    if (needed === 'required' && body === '') return { outcome: 'note_missing' };
    const kept = body === '' ? null : await keepText(step, { leadId: id, kind: 'close', body });
    await endLead(step, found.lead, { closeAs, reason, note: kept });
    return { outcome: 'discarded', leadId: id, company, reason, closeAs };
  });
}
