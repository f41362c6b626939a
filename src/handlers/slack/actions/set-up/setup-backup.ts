import { backupElsewhere } from '../../../../blocks/answers/set-up/set-up-answers.ts';
import { recordBackup } from '../../../../services/operations/record-backup.ts';
import { say } from '../../../../words/say.ts';
import { refused } from '../../answers/refusals.ts';
import type { Click } from '../click.ts';
import { confirm } from '../refresh-home.ts';

/** Made elsewhere: copies of the database are made by other means. */
export async function backUpElsewhere(click: Click): Promise<unknown> {
  const { ctx, actor } = click;
  const was = await recordBackup(ctx, { elsewhere: true, actor });
  if (was.outcome === 'recorded') return confirm(click, backupElsewhere());
  return click.tell(refused(was, say`Backups`, say`admins`));
}
