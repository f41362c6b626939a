/** Says what is in the way of a rep as a sentence that begins with the name. */
import { type Phrase, phrase, say } from '../../words/say.ts';
import {
  type Reason,
  type ReasonCode,
  reasonSentence,
  reasonText,
  reasonWords,
} from '../model/reasons.ts';

type Opening = 'is' | 'has' | 'own_subject' | 'verb';

/** A reason may lack its verb, or have a subject of its own; any other is what the name does. */
const OPENINGS: readonly [RegExp, Opening][] = [
  [/^(away|full|off|on|no)\b/, 'is'],
  [/^time off\b/, 'has'],
  [/^(Slack|the)\b/, 'own_subject'],
];

function openingOf(why: Reason): Opening {
  const text = reasonText(why);
  return OPENINGS.find(([opening]) => opening.test(text))?.[1] ?? 'verb';
}

/** "Ana Ruiz is away until Mon 30 Nov 09:00", "Ben Koch declined this lead: wrong language". */
export function obstacleSentence(name: string, why: Reason, timeZone: string | null): Phrase {
  const words = reasonWords(why, timeZone);
  switch (openingOf(why)) {
    case 'is':
      return say`${name} is ${words}`;
    case 'has':
      return say`${name} has ${words}`;
    case 'own_subject':
      return say`${name}: ${words}`;
    default:
      return say`${name} ${words}`;
  }
}

/** Whose verb is another after "you". */
const YOUR_REASONS: Partial<Record<ReasonCode, string>> = {
  'availability.never': 'You have no working hours',
  'availability.unreachable': 'You have no Slack user',
  'capacity.backlog': 'You have {open} leads to answer first',
  'capacity.bulk_full': 'You have {open} of {cap} imported leads to look at',
  'exclusion.has_it': 'You have this lead now',
  'pool.starts': 'You start on {date}',
  'pool.weight_zero': 'You have weight 0 in the pool',
  'skill.missing': 'You lack the skill {value}',
};

const SAME_VERB = /^(declined|did not|paused)\b/;

/** The same to the rep: "You are full: 25 of 25 open", "You lack the skill Spanish". */
export function obstacleToYou(why: Reason, timeZone: string | null): Phrase {
  const own = YOUR_REASONS[why.code];
  if (own !== undefined) return reasonSentence(own, why, timeZone);
  const words = reasonWords(why, timeZone);
  const opening = openingOf(why);
  if (opening === 'is') return say`You are ${words}`;
  if (opening === 'has') return say`You have ${words}`;
  return SAME_VERB.test(reasonText(why)) ? say`You ${words}` : begun(words);
}

/** As a sentence of its own. */
function begun(words: Phrase): Phrase {
  return phrase((language, name) => {
    const text = words.in(language, name);
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  });
}
