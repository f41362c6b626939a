/** Words where a rule sends its leads, and what happens when nobody there can take one. */
import { chained, listed } from '../../../words/lists.ts';
import { type Phrase, type Slot, say } from '../../../words/say.ts';
import { ASKED_AT_ONCE, IN_CHANNEL, type Target } from '../../model/policy/target.ts';
import { durationWords, plain } from './plain-words.ts';

/** The name of a person by roster id. */
export type NameOf = (repId: string) => string;

export function targetWords(target: Target, nameOf: NameOf): Phrase {
  if ('to' in target) return ownerWords(target);
  if ('no_route' in target) return say`not for sales: ${plain(target.no_route)}`;
  if ('notify' in target) {
    return say`${nameOf(target.notify)} is told, and nobody has to claim it`;
  }
  if ('rep' in target) return elseWords(nameOf(target.rep), target.else);
  if ('pool' in target) return elseWords(poolWords(target, nameOf), target.else);
  return target.queue === 'hold'
    ? say`waits until a manager gives it to somebody`
    : say`waits in quarantine for a manager's look`;
}

const ABSENT = {
  cover: say`while they are away their cover has it, else it waits for their next shift; where nobody is known the next rule is asked`,
  wait: say`while they are away it waits for their next shift; where nobody is known the next rule is asked`,
  next_rule: say`while they are away, and where nobody is known, the next rule is asked`,
};

function ownerWords(target: Extract<Target, { to: string }>): Phrase {
  const who =
    target.to === 'account_owner'
      ? say`the owner of the account`
      : say`whoever had the last lead of the person or the company, within ${durationWords(target.within)}`;
  return say`${who}; ${ABSENT[target.unavailable]}`;
}

function poolWords(target: Extract<Target, { pool: string }>, nameOf: NameOf): Phrase {
  const { pool, queue, require_skills: needed, prefer_skills: liked, exclude = [] } = target;
  const parts = [
    askedWords(target),
    ...(needed.length > 0 ? [say`who must have ${listed(needed)}`] : []),
    ...(liked.length > 0 ? [say`whoever has ${listed(liked)} first where two are owed alike`] : []),
    ...(exclude.length > 0 ? [say`never ${listed(exclude.map(nameOf), 'or')}`] : []),
    ...(queue !== undefined && queue !== pool ? [say`with turns of its own (${queue})`] : []),
  ];
  return chained(parts, ', ');
}

function askedWords({ pool, offer, ask = ASKED_AT_ONCE }: Extract<Target, { pool: string }>) {
  if (offer !== 'first_to_claim') return say`the pool ${pool}`;
  if (ask === IN_CHANNEL) return say`the first to claim it in the channel of the pool ${pool}`;
  return ask === 1
    ? say`whoever is owed most, who uses a turn only by a claim, of the pool ${pool}`
    : say`the first to claim, of ${ask} asked at once, of the pool ${pool}`;
}

/** The fallback is what happens anyway: it has a section of its own. */
function elseWords(who: Slot, next: 'next_rule' | 'hold' | 'fallback'): Phrase {
  if (next === 'next_rule') return say`${who}; if nobody can take it, the next rule is asked`;
  return next === 'hold' ? say`${who}; if nobody can take it, it waits` : say`${who}`;
}
