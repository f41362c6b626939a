/** Words what becomes of a lead that nobody can take, and of what came before the rules. */
import { type Phrase, say } from '../../../words/say.ts';
import type { CompiledPolicy } from '../compile-policy.ts';
import { durationWords } from './plain-words.ts';

export function lastResortWords(compiled: CompiledPolicy): Phrase[] {
  const { stickyMs: sticky, closeAfterMs: close } = compiled;
  const { review, page_after: page } = compiled.quarantine;
  const { fallback } = compiled.policy;
  return [
    fallback.pool === undefined
      ? say`What no rule can place waits on hold, and the ops channel hears of it.`
      : say`What no rule can place goes to the pool ${fallback.pool}; what nobody there can take waits on hold, and the ops channel hears of it.`,
    ...(sticky === 0
      ? []
      : [
          say`A company's next lead goes to whoever had its last one, for ${durationWords(sticky)}.`,
        ]),
    ...(close === 0
      ? []
      : [say`A lead that nobody has done anything about for ${durationWords(close)} is closed.`]),
    ...(review === 0
      ? []
      : [
          say`Doubtful leads wait in quarantine; managers hear of them after ${durationWords(review)}.`,
        ]),
    ...(page === 0 ? [] : [say`What is still there after ${durationWords(page)} pages somebody.`]),
  ];
}
