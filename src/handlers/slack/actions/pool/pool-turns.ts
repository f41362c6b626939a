import { howTurnsWork, TURNS_TITLE } from '../../../../blocks/answers/shares/how-turns-work.ts';
import { loadTurnTerms } from '../../../../services/home/load-turn-terms.ts';
import type { Click } from '../click.ts';

/** How turns work: in words, with what one's own pools say. */
export async function explainTurns(click: Click): Promise<unknown> {
  return click.turn(howTurnsWork(await loadTurnTerms(click.ctx, click)), TURNS_TITLE);
}
