import { AppError } from '../../../errors.ts';
import type { Context } from '../../../services/context.ts';
import { overrideAssignment } from '../../../services/ownership/override-assignment.ts';
import { english } from '../../../words/say.ts';
import { findLeadId, findRepId } from '../find.ts';
import { snakeKeys } from '../format.ts';
import { listed } from '../plain-words.ts';
import { refusalFault } from '../refusal.ts';
import type { Answer, Shell } from '../shell.ts';

export interface AssignOptions {
  to: string;
  reason: string;
  note?: string;
  final?: boolean;
}

export async function assign(
  ctx: Context,
  { deps }: Shell,
  options: AssignOptions & { id: string },
): Promise<Answer> {
  const leadId = await findLeadId(ctx, options.id);
  const toRepId = await findRepId(ctx, options.to);
  const { reason, note, final = false } = options;
  const given = await overrideAssignment(ctx, {
    leadId,
    toRepId,
    reason,
    note,
    final,
    actor: deps.actor,
  });
  switch (given.outcome) {
    case 'given': {
      const how = given.final ? `${given.to} has it now` : `offered to ${given.to}`;
      const caution = given.caution === null ? [] : [`Mind: ${english(given.caution)}.`];
      const next = `Next: baton lead show ${leadId}`;
      return { json: snakeKeys(given), lines: [`${given.company}: ${how}.`, ...caution, next] };
    }
    case 'already_closed':
      throw new AppError('conflict.lead_closed', `${given.company} is closed; nothing was given.`);
    case 'unknown_rep':
      throw new AppError('missing.rep', `${toRepId} left the roster; nothing was given.`);
    case 'reason_missing':
      throw new AppError(
        'input.reason_missing',
        `Say why, with --reason: ${choice(given.reasons)}.`,
      );
    case 'reason_unknown': {
      const expected = `The policy takes ${choice(given.reasons)}; nothing was given.`;
      throw new AppError('input.reason_missing', `“${reason}” is no reason. ${expected}`);
    }
    case 'note_missing':
      throw new AppError('input.reason_missing', `“${given.reason}” says little: add --note "…".`);
    default:
      throw refusalFault(given, leadId);
  }
}

function choice(reasons: readonly string[]): string {
  return listed(
    reasons.map((one) => `“${one}”`),
    'or',
  );
}
