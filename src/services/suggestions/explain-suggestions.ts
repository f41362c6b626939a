/** Says what a lead may be the same as, and what a manager said of it. */

import type { Reader } from '../../db/database.ts';
import { listSuggestionsOf, type SuggestionRecord } from '../../db/knowledge/suggestion-store.ts';
import { findAccountName } from '../../db/workspace/account-store.ts';
import { BATON } from '../../routing/model/actor.ts';
import type { StorySection } from '../../routing/model/cards/standings/story.ts';
import { reasonText, reasonWords } from '../../routing/model/reasons.ts';
import type { SuggestionState } from '../../routing/model/suggestion.ts';
import { type Phrase, say } from '../../words/say.ts';
import { nameOfActor } from '../views/names.ts';

/** For machines; instants are ISO 8601, the score is 0..1. */
export async function explainSuggestions(from: Reader, leadId: string) {
  const all = await listSuggestionsOf(from, leadId);
  return Promise.all(
    all.map(async ({ id, kind, target, score, reason, state, madeAt, settledAt, settledBy }) => ({
      id,
      kind,
      target,
      score,
      why: reasonText(reason),
      why_code: reason.code,
      state,
      made_at: madeAt,
      settled_at: settledAt,
      settled_by: settledBy && (await nameOfActor(from, settledBy)),
    })),
  );
}

/** For people; no section where nothing was ever suggested. */
export async function suggestionSection(from: Reader, leadId: string): Promise<StorySection[]> {
  const all = await listSuggestionsOf(from, leadId);
  if (all.length === 0) return [];
  return [
    { title: say`May be the same`, lines: await Promise.all(all.map((one) => line(from, one))) },
  ];
}

async function line(from: Reader, one: SuggestionRecord): Promise<Phrase> {
  const { kind, target, reason, state, settledBy } = one;
  const name =
    kind === 'account' ? ((await findAccountName(from, target))?.name ?? target) : target;
  const what = kind === 'account' ? say`The account ${name}` : say`From the person of ${name}`;
  const by = settledBy ? await nameOfActor(from, settledBy) : BATON;
  return say`${what} (${reasonWords(reason)}): ${verdict(state, by)}.`;
}

function verdict(state: SuggestionState, by: string): Phrase {
  const VERDICTS = {
    open: say`no manager has said yet`,
    confirmed: say`${by} said that it is the same`,
    refused: say`${by} said that it is not the same`,
    outdated: say`nobody said, and it does not matter any more`,
  };
  return VERDICTS[state];
}
