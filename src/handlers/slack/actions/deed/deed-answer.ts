import * as words from '../../../../blocks/answers/asking/ask-answers.ts';
import { renderCard } from '../../../../blocks/render-card.ts';
import type { DeedCard } from '../../../../routing/model/cards/deed-card.ts';
import { answerDeed, endDeed } from '../../../../services/ownership/asking/answer-deed.ts';
import { showDeed } from '../../../../services/ownership/asking/show-deed.ts';
import { notOnRoster } from '../../answers/words.ts';
import { LEAD } from '../../commands/lead/lead.ts';
import { runCommand } from '../../commands/run-command.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';

/** Allow: the command runs with the authority of whoever presses, and the record names both. */
export async function allowDeed(click: Click): Promise<unknown> {
  return answer(click, true);
}

/** Not now: nothing happens, and who asked hears it. */
export async function refuseDeed(click: Click): Promise<unknown> {
  return answer(click, false);
}

async function answer(click: Click, allow: boolean): Promise<unknown> {
  const { ctx, actor, about } = click;
  const { lead: leadId, deed: deedId } = about;
  if (!leadId || !deedId) return sayOutOfDate(click);
  const was = await answerDeed(ctx, { leadId, deedId, allow, actor });
  if (was.outcome === 'unknown_deed') return sayOutOfDate(click);
  if (was.outcome === 'stranger') return click.tell(notOnRoster());
  const { deed } = was;
  if (was.outcome === 'asked_of_another') return click.tell(words.askedOfAnother(deed));
  const said = was.outcome === 'allowed' ? await run(click, deed) : null;
  await show(click, deed);
  if (said) return click.tell(said);
  return click.tell(was.outcome === 'refused' ? words.deedRefused(deed) : words.deedOver(deed));
}

/** What failed with nothing done is open again: another press may do it. */
async function run(click: Click, { leadId, deedId, asker, command }: DeedCard) {
  const { ctx, userId, actor, open } = click;
  const deed = { id: deedId, askedBy: asker.userId };
  const person = { ...click, actor: { kind: 'slack', userId, deed } as const };
  const text = command.slice(`${LEAD.name} `.length);
  try {
    const said = await runCommand(LEAD, { person, text, open });
    await endDeed(ctx, { leadId, deedId, actor, said: said?.text ?? '' });
    return said;
  } catch (thrown) {
    await endDeed(ctx, { leadId, deedId, actor, said: null });
    throw thrown;
  }
}

/** Draws the card where it was clicked, as it stands now. */
async function show(click: Click, { leadId, deedId }: DeedCard): Promise<void> {
  const card = await showDeed(click.ctx, { leadId, deedId });
  if (card) await click.redraw(renderCard(card, click.reader.now));
}
