import { renderCard } from '../../../../blocks/render-card.ts';
import { loadEscalationCard } from '../../../../services/cards/load-escalation.ts';
import type { Click } from '../click.ts';

/** Draws the escalation where it was clicked; the outbox repairs its other copies. */
export async function showEscalation(click: Click, leadId: string): Promise<void> {
  const card = await loadEscalationCard(click.ctx, { leadId });
  if (card) await click.redraw(renderCard(card, click.reader.now));
}
