/** Reads by when somebody wants it. */
import { type Read, TIMELINES, type Timeline } from '../../model/message.ts';
import { type Cut, cutText } from './cut.ts';
import { findDelays } from './delays.ts';
import { findingOf, findPhrases, indexPhrases, type Match } from './phrases.ts';
import { ANSWERS, TIMES } from './words/times.ts';

const PHRASES = indexPhrases(TIMES);

/**
 * The most pressing of all that is said of time, the first of these. No calendar is asked: a named
 * quarter ("by end of Q1") is one that is meant soon.
 */
export function readTimeline(cut: Cut): Read<Timeline> | null {
  const pressing = mostPressing([...findPhrases(PHRASES, cut), ...findDelays(cut)]);
  return pressing ? { ...findingOf(cut, pressing), value: pressing.value } : null;
}

/** The timeline of a field of its own, such as `this_month` or `1-3 months`; null when unclear. */
export function readTimelineField(answer: string): Timeline | null {
  const cut = cutText(answer);
  const bare = findDelays(cut, { isField: true });
  const said = mostPressing([...findPhrases(PHRASES, cut), ...bare]);
  return said?.value ?? ANSWERS.get(cut.tokens[0]?.text ?? '') ?? null;
}

const rankOf = ({ value }: Match<Timeline>) => TIMELINES.indexOf(value);

function mostPressing(found: Match<Timeline>[]): Match<Timeline> | undefined {
  return found.toSorted((a, b) => rankOf(a) - rankOf(b) || a.from - b.from)[0];
}
