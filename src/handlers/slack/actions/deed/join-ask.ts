import * as words from '../../../../blocks/answers/asking/ask-answers.ts';
import { askToJoin } from '../../../../services/people/joining/ask-to-join.ts';
import type { Click } from '../click.ts';

/** Ask Mia, or Ask to join: for whoever gets no leads, on the roster or not. */
export async function askForLeads(
  click: Pick<Click, 'ctx' | 'userId' | 'reader' | 'tell'>,
): Promise<unknown> {
  const { ctx, userId, reader, tell } = click;
  const was = await askToJoin(ctx, { userId });
  switch (was.outcome) {
    case 'asked':
      return tell(words.joinAsked(was));
    case 'asked_before':
      return tell(words.joinAskedBefore(was, reader));
    case 'in_pool':
      return tell(words.inPoolAlready());
    default:
      return tell(words.nobodyToAsk());
  }
}
