import { FIELDS } from '../../../../blocks/action-ids.ts';
import { cardOver } from '../../../../blocks/answers/click-answers.ts';
import {
  EDIT_ERRORS,
  EDIT_TITLE,
  editModal,
} from '../../../../blocks/modals/policy/edit-modals.ts';
import { parseDuration } from '../../../../routing/model/duration.ts';
import type { PolicyEdit } from '../../../../services/policy/edit-policy.ts';
import { proposeEdit } from '../../../../services/policy/propose-edit.ts';
import { type EditForm, loadEditForm } from '../../../../services/policy/shown/load-edit-form.ts';
import { type Phrase, say } from '../../../../words/say.ts';
import { editAnswer, formRefused } from '../../answers/edit-answer.ts';
import { publishHome } from '../../publish-home.ts';
import { faultUnder, instead, pickOf, type Shown, type Submission, textOf } from '../submission.ts';
import { parsePart } from './parse-part.ts';
import { readMembers } from './read-members.ts';

/** The form for what was picked, filled in with what the live version says. */
export async function submitEditChoice(sent: Submission): Promise<Shown> {
  const { ctx, actor } = sent;
  const part = parsePart(pickOf(sent, FIELDS.part));
  if (!part) return faultUnder(FIELDS.part, EDIT_ERRORS.noPart);
  const form = await loadEditForm(ctx, { part, actor });
  if (form.outcome !== 'open') return instead(formRefused(form), EDIT_TITLE);
  return { next: { response_action: 'update', view: editModal(form.version, form.form) } };
}

/** The edit becomes a proposal like any other, and its author reads what happens next. */
export async function submitEdit(sent: Submission): Promise<Shown> {
  const { ctx, actor, about } = sent;
  const { version: base } = about;
  const part = parsePart(about.part ?? '');
  if (!part || base === undefined) return instead(cardOver(), EDIT_TITLE);
  const open = await loadEditForm(ctx, { part, actor });
  if (open.outcome !== 'open') return instead(formRefused(open), EDIT_TITLE);
  const read = readEdits(sent, open.form);
  if ('fault' in read) return faultUnder(read.field, read.fault);
  const message = textOf(sent, FIELDS.message);
  if (message === '') return faultUnder(FIELDS.message, EDIT_ERRORS.noMessage);
  const was = await proposeEdit(ctx, { base, edits: read.edits, message, actor });
  const said = await editAnswer(sent, { was, part: `${part.kind}:${part.id}` });
  return { ...instead(said, EDIT_TITLE), after: () => publishHome(ctx, sent) };
}

type ReadEdits = { edits: PolicyEdit[] } | { field: string; fault: Phrase };

function readEdits(sent: Submission, form: EditForm): ReadEdits {
  if (form.kind === 'sla') return readTimes(sent, form.id);
  if (form.kind === 'rule') {
    const pool = pickOf(sent, FIELDS.pool);
    if (pool === '') return { field: FIELDS.pool, fault: EDIT_ERRORS.noPool };
    return { edits: [{ kind: 'rule_pool', rule: form.id, pool }] };
  }
  const read = readMembers(sent, form.people);
  if ('fault' in read) return read;
  return { edits: [{ kind: 'members', pool: form.id, members: read.members }] };
}

function readTimes(sent: Submission, tier: string): ReadEdits {
  const edits: PolicyEdit[] = [];
  for (const [field, input] of [
    ['claim', FIELDS.claim],
    ['first_touch', FIELDS.firstTouch],
  ] as const) {
    const typed = textOf(sent, input);
    const isGone = typed === '' && field === 'first_touch';
    if (!isGone && !parseDuration(typed)) return { field: input, fault: noTime(typed) };
    edits.push({ kind: 'sla', tier, field, value: isGone ? null : typed });
  }
  return { edits };
}

function noTime(typed: string): Phrase {
  return say`“${typed}” is no time. Write a number and m, h or d, such as 15m, 4h or 2d.`;
}
