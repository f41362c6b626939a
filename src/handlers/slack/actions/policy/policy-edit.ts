import { chooseEditModal, editModal } from '../../../../blocks/modals/policy/edit-modals.ts';
import { loadEditChoices, loadEditForm } from '../../../../services/policy/shown/load-edit-form.ts';
import { formRefused } from '../../answers/edit-answer.ts';
import { parsePart } from '../../views/policy/parse-part.ts';
import type { Click } from '../click.ts';

/** Edit asks what to change; a button that names a part opens its form at once. */
export async function openEdit(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  const part = parsePart(about.part ?? '');
  if (part) {
    const form = await loadEditForm(ctx, { part, actor });
    if (form.outcome !== 'open') return click.tell(formRefused(form));
    return click.open(editModal(form.version, form.form));
  }
  const choices = await loadEditChoices(ctx, { actor });
  return choices.outcome === 'open'
    ? click.open(chooseEditModal(choices))
    : click.tell(formRefused(choices));
}
