import type { ModalView } from '@slack/web-api';
import { answerModal } from '../../../../blocks/modals/message-modal.ts';
import { overviewModal } from '../../../../blocks/modals/set-up/overview-modal.ts';
import { OVERVIEW_TITLE } from '../../../../blocks/parts/overview/overview-button.ts';
import { loadOverview } from '../../../../services/overview/load-overview.ts';
import { say } from '../../../../words/say.ts';
import { refused } from '../../answers/refusals.ts';
import type { Click } from '../click.ts';
import { openSlowly } from '../open-slowly.ts';

/** Sources, roles, tiers and channels, as they are now. */
export function openOverview(click: Click): Promise<unknown> {
  return openSlowly(click, overviewView(click), OVERVIEW_TITLE);
}

export async function overviewView({
  ctx,
  actor,
  door,
  reader,
}: Pick<Click, 'ctx' | 'actor' | 'door' | 'reader'>): Promise<ModalView> {
  const was = await loadOverview(ctx, { actor, secretOf: door.secretOf });
  if (was.outcome === 'loaded') return overviewModal(was.overview, reader);
  return answerModal(refused(was, say`Looking after sources, roles and channels`, say`admins`));
}
