import type { Answer } from '../../../blocks/answers/answer.ts';
import { notPermitted } from '../../../blocks/answers/command-answers.ts';
import * as words from '../../../blocks/answers/policy/policy-deeds.ts';
import type { proposeEdit } from '../../../services/policy/propose-edit.ts';
import type { EditChoices, loadEditForm } from '../../../services/policy/shown/load-edit-form.ts';
import { loadVersion } from '../../../services/policy/shown/load-policy-page.ts';
import { say } from '../../../words/say.ts';
import type { Person } from '../person.ts';
import { faultWords } from './policy-answer.ts';
import { notOnRoster } from './words.ts';

type Open = Awaited<ReturnType<typeof loadEditForm>> | EditChoices;

/** Why no form is opened. */
export function formRefused(was: Exclude<Open, { outcome: 'open' }>): Answer {
  if (was.outcome === 'not_permitted') return adminsOnly(was.allowed);
  return was.outcome === 'stranger' ? notOnRoster() : words.notEditable();
}

/** What an edit became: the difference, and what happens next. */
export async function editAnswer(
  person: Person,
  { was, part }: { was: Awaited<ReturnType<typeof proposeEdit>>; part: string },
): Promise<Answer> {
  switch (was.outcome) {
    case 'proposed':
    case 'published': {
      const { ctx, actor } = person;
      const row = await loadVersion(ctx, { version: was.version, actor });
      if (!row) return words.unknownVersion(was.version);
      const { approvers } = row;
      return words.editProposed(row, { approvers, warnings: was.warnings.map(faultWords) });
    }
    case 'unchanged':
      return words.nothingToPropose(was.live);
    case 'moved':
      return words.editOvertaken(was, part);
    case 'invalid':
      return words.doesNotFit(null, was.faults.map(faultWords));
    case 'not_permitted':
      return adminsOnly(was.allowed);
    case 'stranger':
      return notOnRoster();
    default:
      return words.notEditable();
  }
}

function adminsOnly(who: string[]): Answer {
  return notPermitted({ what: say`Editing the policy`, needs: say`admins`, who });
}
