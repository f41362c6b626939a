/** Promises to draw the card of a suggestion again, from what is true when the edit leaves. */
import type { SuggestionRecord } from '../../db/knowledge/suggestion-store.ts';
import { promise, type Step } from '../steps/step.ts';

export async function redrawSuggestion(
  step: Step,
  { id, leadId }: Pick<SuggestionRecord, 'id' | 'leadId'>,
): Promise<void> {
  await promise(step, {
    destination: 'slack',
    kind: 'suggestion_update',
    leadId,
    stream: `suggestion:${id}`,
    payload: { suggestionId: id },
  });
}
