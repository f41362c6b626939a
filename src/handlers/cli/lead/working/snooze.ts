import { AppError } from '../../../../errors.ts';
import type { Context } from '../../../../services/context.ts';
import { type SnoozeOutcome, snoozeLead } from '../../../../services/ownership/snooze-lead.ts';
import { unsnoozeLead } from '../../../../services/ownership/unsnooze-lead.ts';
import type { Reader } from '../../../../words/time.ts';
import { findLeadId } from '../../find.ts';
import { snakeKeys } from '../../format.ts';
import { readMoment } from '../../look-ahead/read-options.ts';
import { counted, printedTime } from '../../plain-words.ts';
import { refusalFault } from '../../refusal.ts';
import type { Answer, Shell } from '../../shell.ts';
import { wrongUsage } from '../../usage.ts';

export interface SnoozeOptions {
  until: string;
  reason: string;
}

export async function snooze(
  ctx: Context,
  { deps, timeZone }: Shell,
  { id, until: typed, reason }: SnoozeOptions & { id: string },
): Promise<Answer> {
  const reader = { timeZone, now: ctx.clock.now() };
  const until = readMoment(typed, reader);
  const leadId = await findLeadId(ctx, id);
  const was = await snoozeLead(ctx, { leadId, until, reason, actor: deps.actor });
  if (was.outcome !== 'snoozed') throw faultOf(was, { leadId, reader });
  const lines = [
    `${was.company} is snoozed until ${printedTime(until, reader)}; its clocks stand until then.`,
    `Next: baton lead wake ${leadId} brings it back before`,
  ];
  return { json: snakeKeys(was), lines };
}

export async function wake(ctx: Context, { deps }: Shell, id: string): Promise<Answer> {
  const leadId = await findLeadId(ctx, id);
  const was = await unsnoozeLead(ctx, { leadId, actor: deps.actor });
  if (was.outcome === 'not_snoozed') {
    const message = `${was.company} is not snoozed; nothing was changed.`;
    throw new AppError('conflict.lead_not_snoozed', message);
  }
  if (was.outcome !== 'woken') throw refusalFault(was, leadId);
  const lines = [`${was.company} is back; its clocks go on.`, `Next: baton lead show ${leadId}`];
  return { json: snakeKeys(was), lines };
}

function faultOf(
  was: Exclude<SnoozeOutcome, { outcome: 'snoozed' }>,
  { leadId, reader }: { leadId: string; reader: Reader },
): AppError {
  switch (was.outcome) {
    case 'past':
      return wrongUsage('--until: that time has passed. Name a later one, such as 2d.');
    case 'no_reason':
      return new AppError('input.reason_missing', 'Say why, with --reason.');
    case 'too_long':
      return new AppError(
        'conflict.snooze_limit',
        `${was.company} may be put off until ${printedTime(was.latest, reader)} at most; name an earlier --until.`,
      );
    case 'too_often':
      return new AppError(
        'conflict.snooze_limit',
        `${was.company} was snoozed ${counted(was.times, 'time')} already; a manager may once more.`,
      );
    case 'already_closed':
      return new AppError('conflict.lead_closed', `${was.company} is closed; nothing was changed.`);
    case 'not_claimed': {
      const message = `${was.company} is not claimed and not on hold, so nothing can be put off.`;
      return new AppError('conflict.lead_not_claimed', message);
    }
    default:
      return refusalFault(was, leadId);
  }
}
