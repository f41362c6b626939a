/** Words where a rule sends its leads, and what happens when nobody there can take one. */
import { ASKED_AT_ONCE, IN_CHANNEL, type Target } from '../../model/policy/target.ts';
import { durationWords, listWords } from './plain-words.ts';

/** The name of a person by roster id. */
export type NameOf = (repId: string) => string;

export function targetWords(target: Target, nameOf: NameOf): string {
  if ('to' in target) return ownerWords(target);
  if ('no_route' in target) return `not for sales: ${target.no_route.replaceAll('_', ' ')}`;
  if ('notify' in target) return `${nameOf(target.notify)} is told, and nobody has to claim it`;
  if ('rep' in target) return `${nameOf(target.rep)}${elseWords(target.else)}`;
  if ('pool' in target) return poolWords(target, nameOf);
  return target.queue === 'hold'
    ? 'waits until a manager gives it to somebody'
    : 'waits in quarantine for a manager’s look';
}

const UNKNOWN = 'where nobody is known the next rule is asked';
const ABSENT = {
  cover: `while they are away their cover has it, else it waits for their next shift; ${UNKNOWN}`,
  wait: `while they are away it waits for their next shift; ${UNKNOWN}`,
  next_rule: 'while they are away, and where nobody is known, the next rule is asked',
};

function ownerWords(target: Extract<Target, { to: string }>): string {
  const who =
    target.to === 'account_owner'
      ? 'the owner of the account'
      : `whoever had the last lead of the person or the company, within ${durationWords(target.within)}`;
  return `${who}; ${ABSENT[target.unavailable]}`;
}

function poolWords(target: Extract<Target, { pool: string }>, nameOf: NameOf): string {
  const { pool, queue, require_skills: needed, prefer_skills: liked, exclude = [] } = target;
  const parts = [
    `${modeWords(target)}the pool ${pool}`,
    needed.length > 0 && `who must have ${listWords(needed)}`,
    liked.length > 0 && `whoever has ${listWords(liked)} first where two are owed alike`,
    exclude.length > 0 && `never ${listWords(exclude.map(nameOf), 'or')}`,
    queue !== undefined && queue !== pool && `with turns of its own (${queue})`,
  ];
  return `${parts.filter(Boolean).join(', ')}${elseWords(target.else)}`;
}

/** Empty where they are asked one after the other. */
function modeWords({ offer, ask = ASKED_AT_ONCE }: Extract<Target, { pool: string }>): string {
  if (offer !== 'first_to_claim') return '';
  if (ask === IN_CHANNEL) return 'the first to claim it in the channel of ';
  return ask === 1
    ? 'whoever is owed most, who uses a turn only by a claim, of '
    : `the first to claim, of ${ask} asked at once, of `;
}

const NOBODY = {
  next_rule: '; if nobody can take it, the next rule is asked',
  hold: '; if nobody can take it, it waits',
  fallback: '',
};

/** The fallback is what happens anyway: it has a section of its own. */
function elseWords(next: keyof typeof NOBODY): string {
  return NOBODY[next];
}
