import { AppError } from '../../../../errors.ts';
import type { Context } from '../../../../services/context.ts';
import { type RerouteOutcome, rerouteLead } from '../../../../services/ownership/reroute-lead.ts';
import { findLeadId } from '../../find.ts';
import { snakeKeys } from '../../format.ts';
import { allOf, areAsked, listed } from '../../plain-words.ts';
import { refusalFault } from '../../refusal.ts';
import type { Answer, Shell } from '../../shell.ts';

export async function reroute(
  ctx: Context,
  { deps }: Shell,
  { id, reason }: { id: string; reason: string },
): Promise<Answer> {
  const leadId = await findLeadId(ctx, id);
  const was = await rerouteLead(ctx, { leadId, reason, actor: deps.actor });
  if (was.outcome !== 'rerouted') throw faultOf(was, { leadId, reason });
  const next = was.next ? `${areAsked(was.next)} now` : 'it waits for somebody';
  const taken = `${was.company} was taken from ${allOf(was.from)}, whose turn came back: ${next}.`;
  return { json: snakeKeys(was), lines: [taken, `Next: baton lead show ${leadId}`] };
}

function faultOf(
  was: Exclude<RerouteOutcome, { outcome: 'rerouted' }>,
  { leadId, reason }: { leadId: string; reason: string },
): AppError {
  switch (was.outcome) {
    case 'with_nobody': {
      const message = `Nobody has ${was.company} or is asked, so it cannot be sent on; assign it.`;
      return new AppError('conflict.lead_not_claimed', message);
    }
    case 'already_closed':
      return new AppError('conflict.lead_closed', `${was.company} is closed; nothing was changed.`);
    case 'reason_missing':
      return new AppError('input.reason_missing', 'Say why, with --reason.');
    case 'reason_unknown': {
      const expected = `The policy takes ${listed(was.reasons, 'or')}; nothing was changed.`;
      return new AppError('input.reason_missing', `“${reason}” is no reason. ${expected}`);
    }
    case 'note_missing':
      return new AppError(
        'input.reason_missing',
        `“${was.reason}” says little: add words, such as --reason "${was.reason}: …".`,
      );
    default:
      return refusalFault(was, leadId);
  }
}
