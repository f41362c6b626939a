/** Notes that a copy of the database was made, or that copies are made by other means. */
import { writeSetting } from '../../db/workspace/settings-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { findPermitted, type Refusal } from '../steps/permission.ts';
import { audit, inStep } from '../steps/step.ts';

export type BackupOutcome = { outcome: 'recorded' } | Refusal;

export function recordBackup(
  ctx: Context,
  { elsewhere, actor }: { elsewhere: boolean; actor: Actor },
): Promise<BackupOutcome> {
  return inStep(ctx, actor, async (step) => {
    const admin = await findPermitted(step.tx, actor, 'admin');
    if ('outcome' in admin) return admin;
    await writeSetting(step.tx, 'backup', { at: step.now.toISOString(), elsewhere });
    await audit(step, { action: 'backup.recorded', subject: 'backup', data: { elsewhere } });
    return { outcome: 'recorded' };
  });
}
