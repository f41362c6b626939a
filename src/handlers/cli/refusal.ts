import { AppError } from '../../errors.ts';
import type { OwnerRefusal } from '../../services/steps/ownership/offered-to-them.ts';
import { noLead } from './find.ts';
import { listed } from './plain-words.ts';

/** The shell is admin, so these come only when the lead vanished or the roster forbids it. */
export function refusalFault(refusal: OwnerRefusal, leadId: string): AppError {
  if (refusal.outcome === 'unknown_lead') return noLead(leadId, null);
  if (refusal.outcome === 'stranger') {
    return new AppError(
      'auth.stranger',
      'You are not on the roster; `baton apply DIR` puts you there.',
    );
  }
  const allowed = refusal.outcome === 'not_permitted' ? refusal.allowed : [];
  const who = listed(allowed) || 'nobody yet';
  const details = { allowed };
  return new AppError('auth.not_permitted', `That is for managers: ${who}.`, { details });
}
