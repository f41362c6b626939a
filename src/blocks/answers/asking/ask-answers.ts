import type { DeedCard } from '../../../routing/model/cards/deed-card.ts';
import { say } from '../../../words/say.ts';
import { printedTime, type Reader } from '../../../words/time.ts';
import { DEED_ASK } from '../../action-ids.ts';
import { actions, button } from '../../elements.ts';
import { SHOWN } from '../../limits.ts';
import { cut, leadName, mrkdwn } from '../../text.ts';
import { type Answer, answer } from '../answer.ts';

/** Asking somebody who may to allow a deed, and what came of that. */

/** A refusal that says whom to ask gets the button; one that is too long to be shown does not. */
export function withAsk(said: Answer, deed: { command: string; lead: string }): Answer {
  const { mayAllow, ...refusal } = said;
  if (!mayAllow || deed.command.length > SHOWN.command) return refusal;
  const label = say`Ask ${cut(mayAllow.name, SHOWN.person)}`;
  const value = { ...deed, rep: mayAllow.repId };
  const ask = button({ label, action: DEED_ASK, value });
  return { ...refusal, blocks: [...refusal.blocks, actions(ask)] };
}

interface About {
  to: string;
  company: string;
}

export function deedAsked(was: About & { expiresAt: Date }, reader: Reader): Answer {
  const until = printedTime(was.expiresAt, reader);
  return answer(
    mrkdwn`I asked ${was.to} about ${leadName(was)}, until ${until}. You hear from me either way.`,
  );
}

export function deedAskedBefore(was: About & { expiresAt: Date }, reader: Reader): Answer {
  const until = printedTime(was.expiresAt, reader);
  return answer(
    mrkdwn`${was.to} was asked that already and has until ${until}. You hear from me either way.`,
  );
}

export function tooManyAsked(was: About): Answer {
  return answer(
    mrkdwn`You asked for three things about ${leadName(was)} already. Wait for an answer first.`,
  );
}

export function cannotAsk({ to }: { to: string }): Answer {
  return answer(mrkdwn`I can't reach ${to} in Slack. Nobody was asked.`);
}

export function deedRefused({ asker }: DeedCard): Answer {
  return answer(mrkdwn`I tell ${asker.name}. Nothing was changed.`);
}

export function askedOfAnother({ asked }: DeedCard): Answer {
  return answer(mrkdwn`This was asked of ${asked.name}, who decides. Nothing was changed.`);
}

const OVER = {
  open: say`is open again: press once more`,
  under_way: say`is being done right now`,
  done: say`was allowed before`,
  found_done: say`was allowed and done before`,
  undone: say`was allowed before, and I was stopped on the way`,
  refused: say`was answered before, with not now`,
  expired: say`ended before it was answered`,
} as const;

export function deedOver({ state, asker }: DeedCard): Answer {
  return answer(mrkdwn`What ${asker.name} asked ${OVER[state]}. Nothing was changed.`);
}

export function joinAsked({ to }: { to: string }): Answer {
  return answer(mrkdwn`I asked ${to} for you. You hear from me once leads can reach you.`);
}

export function joinAskedBefore({ at }: { at: Date }, reader: Reader): Answer {
  const asked = printedTime(at, reader);
  return answer(mrkdwn`I asked for you at ${asked} already. Once a day is enough: ask again then.`);
}

export function inPoolAlready(): Answer {
  return answer(mrkdwn`You are in a pool by now: leads can reach you.`);
}

export function nobodyToAsk(): Answer {
  return answer(mrkdwn`Nobody who can add you is to be reached in Slack. Ask whoever runs Baton.`);
}
