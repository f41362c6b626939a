import type { ModalView } from '@slack/web-api';
import { cardOver } from '../../../../blocks/answers/click-answers.ts';
import { answerModal } from '../../../../blocks/modals/message-modal.ts';
import { storyModal } from '../../../../blocks/modals/story-modal.ts';
import { loadStory } from '../../../../services/look-up/load-story.ts';
import { say } from '../../../../words/say.ts';
import type { Click } from '../click.ts';
import { openSlowly } from '../open-slowly.ts';
import { sayOutOfDate } from '../out-of-date.ts';

/** Why me? and Full story: what happened to the lead and why. */
export async function openWhy(click: Click): Promise<unknown> {
  const { lead } = click.about;
  return lead ? openSlowly(click, storyOf(click, lead), say`Full story`) : sayOutOfDate(click);
}

async function storyOf({ ctx, userId, reader }: Click, leadId: string): Promise<ModalView> {
  const story = await loadStory(ctx, { leadId, userId });
  return story ? storyModal(story, reader.now) : answerModal(cardOver());
}
