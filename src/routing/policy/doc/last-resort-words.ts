/** Words what becomes of a lead that nobody can take, and of what came before the rules. */
import type { CompiledPolicy } from '../compile-policy.ts';
import { durationWords } from './plain-words.ts';

export function lastResortWords(compiled: CompiledPolicy): string[] {
  const { stickyMs: sticky, closeAfterMs: close } = compiled;
  const { review, page_after: page } = compiled.quarantine;
  const { fallback } = compiled.policy;
  return [
    fallback.pool === undefined
      ? 'What no rule can place waits on hold, and the ops channel hears of it.'
      : `What no rule can place goes to the pool ${fallback.pool}; what nobody there can take waits on hold, and the ops channel hears of it.`,
    ...(sticky === 0
      ? []
      : [`A company’s next lead goes to whoever had its last one, for ${durationWords(sticky)}.`]),
    ...(close === 0
      ? []
      : [`A lead that nobody has done anything about for ${durationWords(close)} is closed.`]),
    ...(review === 0
      ? []
      : [
          `Doubtful leads wait in quarantine; managers hear of them after ${durationWords(review)}.`,
        ]),
    ...(page === 0 ? [] : [`What is still there after ${durationWords(page)} pages somebody.`]),
  ];
}
