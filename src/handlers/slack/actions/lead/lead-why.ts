import { setTimeout as sleep } from 'node:timers/promises';
import type { ModalView } from '@slack/web-api';
import { cardOver } from '../../../../blocks/answers/click-answers.ts';
import { loadingModal } from '../../../../blocks/modals/loading-modal.ts';
import { answerModal } from '../../../../blocks/modals/message-modal.ts';
import { storyModal } from '../../../../blocks/modals/story-modal.ts';
import { loadStory } from '../../../../services/look-up/load-story.ts';
import { say } from '../../../../words/say.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';

/** Half of what a trigger lives. */
const PATIENCE_MS = 1500;

/** Why me? and Full story: what happened to the lead and why. */
export async function openWhy(click: Click): Promise<unknown> {
  const { lead } = click.about;
  if (!lead) return sayOutOfDate(click);
  const loading = storyOf(click, lead);
  const story = await Promise.race([loading, sleep(PATIENCE_MS, undefined, { ref: false })]);
  if (story) return click.open(story);
  const opened = await click.open(loadingModal(say`Full story`));
  return click.client.views.update({ view_id: opened.view?.id ?? '', view: await loading });
}

async function storyOf({ ctx, userId, reader }: Click, leadId: string): Promise<ModalView> {
  const story = await loadStory(ctx, { leadId, userId });
  return story ? storyModal(story, reader.now) : answerModal(cardOver());
}
