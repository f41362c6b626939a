import { cardOver } from '../../../blocks/answers/click-answers.ts';
import { CORRECT_INPUTS, CORRECT_TITLE } from '../../../blocks/modals/correct-modal.ts';
import type { CorrectionFault } from '../../../routing/intake/correct-submission.ts';
import type { Corrections } from '../../../routing/model/quarantine.ts';
import { correctQuarantined } from '../../../services/quarantine/correct-quarantined.ts';
import { say } from '../../../words/say.ts';
import { quarantineAnswer } from '../answers/quarantine-answer.ts';
import { publishHome } from '../publish-home.ts';
import { faultUnder, instead, type Shown, type Submission, textOf } from './submission.ts';

const NOTHING_CHANGED = say`Nothing is changed. If all of it is right, press Release instead.`;

/** The lead is routed with what was written here; what cannot be used stands under its field. */
export async function submitCorrection(sent: Submission): Promise<Shown> {
  const { ctx, actor, about } = sent;
  if (!about.lead) return instead(cardOver(), CORRECT_TITLE);
  const corrections = correctionsOf(sent);
  const was = await correctQuarantined(ctx, { leadId: about.lead, corrections, actor });
  switch (was.outcome) {
    case 'invalid':
      return { next: { response_action: 'errors', errors: errorsOf(was.faults) } };
    case 'nothing_changed':
      return faultUnder(firstInput(sent), NOTHING_CHANGED);
    default:
      return {
        ...instead(quarantineAnswer(was), CORRECT_TITLE),
        after: () => publishHome(ctx, sent),
      };
  }
}

/** An input that the form did not show leaves its field as it was. */
function correctionsOf(sent: Submission): Corrections {
  const shown = CORRECT_INPUTS.filter(({ input }) => sent.values[input] !== undefined);
  return Object.fromEntries(shown.map(({ input, field }) => [field, textOf(sent, input)]));
}

function errorsOf(faults: readonly CorrectionFault[]): Record<string, string> {
  const named = faults.map(({ field, message }) => {
    const input = CORRECT_INPUTS.find((one) => one.field === field)?.input ?? 'email';
    return [input, message] as const;
  });
  return Object.fromEntries(named);
}

function firstInput({ values }: Submission): string {
  return CORRECT_INPUTS.find(({ input }) => values[input] !== undefined)?.input ?? 'email';
}
