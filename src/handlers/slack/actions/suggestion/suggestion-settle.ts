import { SUGGESTION_SAME } from '../../../../blocks/action-ids.ts';
import { renderCard } from '../../../../blocks/render-card.ts';
import { loadSuggestion } from '../../../../services/suggestions/load-suggestion.ts';
import { settleSuggestion } from '../../../../services/suggestions/settle-suggestion.ts';
import { settleAnswer } from '../../answers/settle-answer.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';

/** Same company, Not the same; Merge, Keep apart. */
export async function settle(click: Click): Promise<unknown> {
  const { ctx, actor, about, actionId, reader } = click;
  const { suggestion: suggestionId } = about;
  if (!suggestionId) return sayOutOfDate(click);
  const same = actionId === SUGGESTION_SAME;
  const was = await settleSuggestion(ctx, { suggestionId, same, actor });
  const card = await loadSuggestion(ctx, { suggestionId });
  if (card?.settled) await click.redraw(renderCard(card, reader.now));
  return click.tell(settleAnswer(was, reader));
}
