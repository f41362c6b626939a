import { renderCard } from '../../../../blocks/render-card.ts';
import { loadQuarantineCard } from '../../../../services/quarantine/load-quarantine-card.ts';
import {
  type ReleaseOutcome,
  releaseQuarantined,
} from '../../../../services/quarantine/release-quarantined.ts';
import { quarantineAnswer, quarantineWords } from '../../answers/quarantine-answer.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { confirm } from '../refresh-home.ts';
import { showPage } from './quarantine-pages.ts';

/** Release: the lead goes where the policy sends it; on a card, in a list and in Home. */
export async function release(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  if (!about.lead) return sayOutOfDate(click);
  const was = await releaseQuarantined(ctx, { leadId: about.lead, actor });
  if (!('company' in was)) return click.tell(quarantineAnswer(was));
  if (about.page !== undefined) return showPage(click, quarantineWords(was));
  if (click.on === 'message') await showCard(click, about.lead);
  return was.outcome === 'released' ? confirm(click, quarantineAnswer(was)) : tell(click, was);
}

/** Draws the card where it was clicked; the outbox repairs its other copies. */
async function showCard(click: Click, leadId: string): Promise<void> {
  const card = await loadQuarantineCard(click.ctx, { leadId });
  if (card) await click.redraw(renderCard(card, click.reader.now));
}

function tell(click: Click, was: ReleaseOutcome): Promise<unknown> {
  return click.tell(quarantineAnswer(was));
}
