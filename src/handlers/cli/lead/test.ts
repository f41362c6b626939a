import { AppError } from '../../../errors.ts';
import type { Context } from '../../../services/context.ts';
import { sendTestLead } from '../../../services/people/send-test-lead.ts';
import { listPeople } from '../../../services/people/who-is.ts';
import { findRepId } from '../find.ts';
import { snakeKeys } from '../format.ts';
import { refusalFault } from '../refusal.ts';
import type { Answer, Shell } from '../shell.ts';
import { wrongUsage } from '../usage.ts';

/** The shell is nobody's phone: with more than one rep it has to say whose. */
export async function test(ctx: Context, { deps }: Shell, to?: string): Promise<Answer> {
  const repId = to === undefined ? await onlyRep(ctx) : await findRepId(ctx, to);
  const sent = await sendTestLead(ctx, { repId, actor: deps.actor });
  switch (sent.outcome) {
    case 'sent': {
      const lines = [
        `A test lead for ${sent.name}: ${sent.leadId}. It counts for nothing.`,
        `Next: baton lead show ${sent.leadId}`,
      ];
      return { json: snakeKeys(sent), lines };
    }
    case 'unknown_rep':
      throw new AppError('missing.rep', `${repId} left the roster; nothing was sent.`);
    case 'unreachable': {
      const mend = 'Check slack or email in roster.yml.';
      const message = `${sent.name} is not known in Slack, so nothing was sent. ${mend}`;
      throw new AppError('conflict.no_slack_user', message);
    }
    default:
      throw refusalFault(sent, '');
  }
}

async function onlyRep(ctx: Context): Promise<string> {
  const [only, ...others] = await listPeople(ctx);
  if (only && others.length === 0) return only.repId;
  const ids = [only, ...others].map((one) => one?.repId).join(', ');
  throw wrongUsage(`Say to whom, with --to. The roster has ${ids || 'nobody'}.`);
}
