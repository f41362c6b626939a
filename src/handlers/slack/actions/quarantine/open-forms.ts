import { correctModal } from '../../../../blocks/modals/correct-modal.ts';
import { discardModal } from '../../../../blocks/modals/discard-modal.ts';
import {
  type CorrectForm,
  loadCorrectForm,
} from '../../../../services/quarantine/load-correct-form.ts';
import { notThere, refusedQuarantine } from '../../answers/quarantine-answer.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';

type OpenForm = Extract<CorrectForm, { outcome: 'open' }>;

/** Correct asks what is right, filled in with what came. */
export async function openCorrect(click: Click): Promise<unknown> {
  return withForm(click, (form) => correctModal({ ...form, page: click.about.page }));
}

/** Discard asks why. */
export async function openDiscard(click: Click): Promise<unknown> {
  return withForm(click, (form) => discardModal({ ...form, page: click.about.page }));
}

async function withForm(
  click: Click,
  draw: (form: OpenForm) => Parameters<Click['open']>[0],
): Promise<unknown> {
  const { ctx, actor, about } = click;
  if (!about.lead) return sayOutOfDate(click);
  const form = await loadCorrectForm(ctx, { leadId: about.lead, actor });
  switch (form.outcome) {
    case 'open':
      return click.open(draw(form));
    case 'not_quarantined':
      return click.tell(notThere(form));
    default:
      return click.tell(refusedQuarantine(form));
  }
}
