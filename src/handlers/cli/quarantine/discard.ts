import { AppError } from '../../../errors.ts';
import { DISCARD_REASONS } from '../../../routing/model/quarantine.ts';
import type { Context } from '../../../services/context.ts';
import { discardQuarantined } from '../../../services/quarantine/discard-quarantined.ts';
import { findLeadId } from '../find.ts';
import { snakeKeys } from '../format.ts';
import { refusalFault } from '../refusal.ts';
import type { Answer, Shell } from '../shell.ts';
import { readWord } from '../usage.ts';
import { notQuarantined } from './faults.ts';

export interface DiscardOptions {
  reason: string;
  note?: string;
}

export async function discard(
  ctx: Context,
  { deps }: Shell,
  { id, ...options }: DiscardOptions & { id: string },
): Promise<Answer> {
  const reason = readWord('reason', options.reason, DISCARD_REASONS);
  const leadId = await findLeadId(ctx, id);
  const note = options.note ?? null;
  const was = await discardQuarantined(ctx, { leadId, reason, note, actor: deps.actor });
  switch (was.outcome) {
    case 'discarded': {
      const first = `${was.company} is discarded: ${reason.replaceAll('_', ' ')}.`;
      const lines = [first, `Next: baton lead restore ${leadId} brings it back`];
      return { json: snakeKeys(was), lines };
    }
    case 'note_missing':
      throw new AppError('input.reason_missing', `“${reason}” says nothing: add --note "…".`);
    case 'not_quarantined':
      throw notQuarantined(was);
    default:
      throw refusalFault(was, leadId);
  }
}
