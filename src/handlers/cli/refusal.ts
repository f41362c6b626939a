import { AppError } from '../../errors.ts';
import type { Refusal } from '../../services/steps/permission.ts';
import { noLead } from './find.ts';
import { listed } from './plain-words.ts';

/** The shell is admin, so these come only when the lead vanished or the roster forbids it. */
export function refusalFault(refusal: Refusal, leadId: string): AppError {
  if (refusal.outcome === 'unknown_lead') return noLead(leadId, null);
  if (refusal.outcome === 'stranger') {
    return new AppError(
      'auth.stranger',
      'You are not on the roster; `baton apply DIR` puts you there.',
    );
  }
  const who = listed(refusal.allowed) || 'nobody yet';
  const details = { allowed: refusal.allowed };
  return new AppError('auth.not_permitted', `That is for managers: ${who}.`, { details });
}
