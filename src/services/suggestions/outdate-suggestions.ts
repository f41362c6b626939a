/** Settles what nobody has answered for two weeks, or about a lead that is over. */
import { outdateSuggestions as outdateRows } from '../../db/knowledge/suggestion-store.ts';
import { actorName } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { audit, inStep } from '../steps/step.ts';
import { redrawSuggestion } from './redraw-suggestion.ts';

const OPEN_MS = 14 * 86_400_000;
const MATCHER = { kind: 'system', part: 'matcher' } as const;

/** Their cards shrink to a line. */
export async function outdateSuggestions(ctx: Context): Promise<void> {
  await inStep(ctx, MATCHER, async (step) => {
    const before = new Date(step.now.getTime() - OPEN_MS);
    const how = { before, at: step.now, by: actorName(MATCHER) };
    for (const one of await outdateRows(step.tx, how)) {
      await audit(step, { action: 'suggestion.outdated', subject: one.id, leadId: one.leadId });
      await redrawSuggestion(step, one);
    }
  });
}
