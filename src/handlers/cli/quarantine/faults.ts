import { AppError } from '../../../errors.ts';
import type { NotQuarantined } from '../../../services/quarantine/outcomes.ts';
import { anyOf } from '../plain-words.ts';

/** Somebody was quicker, or it never was there. */
export function notQuarantined({ company, state, rep, leadId }: NotQuarantined): AppError {
  const who = rep === null ? '' : `, with ${anyOf(rep)}`;
  const message = `${company} is not in quarantine: it is ${state}${who}. Nothing was changed.`;
  return new AppError('conflict.not_quarantined', message, { details: { lead: leadId, state } });
}
