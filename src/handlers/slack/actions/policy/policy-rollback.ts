import type { Answer } from '../../../../blocks/answers/answer.ts';
import { approversOnly, nothingBefore } from '../../../../blocks/answers/policy/policy-deeds.ts';
import { rollbackModal } from '../../../../blocks/modals/policy/settle-modals.ts';
import { loadRollbackForm } from '../../../../services/policy/shown/load-rollback-form.ts';
import { say } from '../../../../words/say.ts';
import { notOnRoster } from '../../answers/words.ts';
import type { Asking } from '../../person.ts';
import type { Click } from '../click.ts';

/** Roll back asks to which version and why. */
export async function openRollback(click: Click): Promise<unknown> {
  const said = await askRollback({ ...click, version: click.about.version });
  return said && click.tell(said);
}

/** Null where the form is open. */
export async function askRollback(
  asked: Asking & { version?: number | undefined },
): Promise<Answer | null> {
  const { ctx, actor, reader, version } = asked;
  const form = await loadRollbackForm(ctx, { actor });
  switch (form.outcome) {
    case 'open':
      await asked.open(rollbackModal({ ...form, picked: version ?? form.suggested }, reader));
      return null;
    case 'nothing_before':
      return nothingBefore();
    case 'not_permitted':
      return approversOnly(say`Rolling back a policy`, form.allowed);
    default:
      return notOnRoster();
  }
}
