import * as words from '../../../../blocks/answers/asking/ask-answers.ts';
import { type AskOutcome, askForDeed } from '../../../../services/ownership/asking/ask-for-deed.ts';
import { listPeople, type RosterEntry } from '../../../../services/people/who-is.ts';
import { notOnRoster } from '../../answers/words.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';

/** Ask Mia: she is shown the very command, and runs it or does not. */
export async function askFor(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  const { command, lead: leadId, rep: toRepId } = about;
  if (!command?.startsWith('/lead ') || !leadId || !toRepId) return sayOutOfDate(click);
  const named = withNames(command, await listPeople(ctx));
  const was = await askForDeed(ctx, { leadId, command: named, toRepId, actor });
  return was.outcome === 'unknown_lead' ? sayOutOfDate(click) : click.tell(answerOf(was, click));
}

function answerOf(was: Exclude<AskOutcome, { outcome: 'unknown_lead' }>, { reader }: Click) {
  switch (was.outcome) {
    case 'asked':
      return words.deedAsked(was, reader);
    case 'asked_before':
      return words.deedAskedBefore(was, reader);
    case 'too_many':
      return words.tooManyAsked(was);
    case 'unreachable':
      return words.cannotAsk(was);
    default:
      return notOnRoster();
  }
}

/** `<@U0BEN|ben>` reads as nothing in the words of a card; `@ben` means the same person. */
function withNames(command: string, people: readonly RosterEntry[]): string {
  return command.replaceAll(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g, (mention, userId: string) => {
    const rep = people.find(({ slackUserId }) => slackUserId === userId);
    return rep ? `@${rep.repId}` : mention;
  });
}
