import { unknownVersion } from '../../../../blocks/answers/policy/policy-deeds.ts';
import { rejectModal } from '../../../../blocks/modals/policy/settle-modals.ts';
import { approvePolicy } from '../../../../services/policy/approve-policy.ts';
import { loadVersion } from '../../../../services/policy/shown/load-policy-page.ts';
import { approveAnswer } from '../../answers/policy-answer.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { showSettled } from './show-settled.ts';

/** Approve, Publish, Publish it all the same: the last one names the live version it replaces. */
export async function approve(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  const { version, live = null } = about;
  if (version === undefined) return sayOutOfDate(click);
  const was = await approvePolicy(ctx, { version, onto: live, actor });
  const said = await approveAnswer(click, { version, was });
  return showSettled(click, { version, said, refused: was.outcome !== 'published' });
}

/** Reject and Withdraw ask why. */
export async function openReject(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  const { version } = about;
  if (version === undefined) return sayOutOfDate(click);
  const row = await loadVersion(ctx, { version, actor });
  if (!row) return click.tell(unknownVersion(version));
  return click.open(rejectModal(row, { isOwn: row.isOwn }));
}
