import { timeGiven } from '../../../../blocks/answers/deed-answers.ts';
import { extendOffer } from '../../../../services/offer/extend-offer.ts';
import { say } from '../../../../words/say.ts';
import { refused } from '../../answers/refusals.ts';
import { nothingRunning } from '../../answers/words.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { showEscalation } from './show-escalation.ts';

const EXTENSION_MINUTES = 5;

/** Five more minutes for whoever has the lead. */
export async function giveMoreTime(click: Click): Promise<unknown> {
  const { ctx, actor, about, reader } = click;
  if (!about.lead) return sayOutOfDate(click);
  const was = await extendOffer(ctx, { leadId: about.lead, minutes: EXTENSION_MINUTES, actor });
  switch (was.outcome) {
    case 'extended':
      await showEscalation(click, about.lead);
      return click.tell(timeGiven(was, reader));
    case 'nothing_running':
      return click.tell(nothingRunning(was));
    default:
      return click.tell(refused(was, say`Giving more time`));
  }
}
