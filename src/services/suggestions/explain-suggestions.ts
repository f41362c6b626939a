/** Says what a lead may be the same as, and what a manager said of it. */

import type { Reader } from '../../db/database.ts';
import { listSuggestionsOf, type SuggestionRecord } from '../../db/knowledge/suggestion-store.ts';
import { findAccountName } from '../../db/workspace/account-store.ts';
import { BATON } from '../../routing/model/actor.ts';
import { reasonText } from '../../routing/model/reasons.ts';
import type { SuggestionState } from '../../routing/model/suggestion.ts';
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
export async function suggestionSection(
  from: Reader,
  leadId: string,
): Promise<{ title: string; lines: string[] }[]> {
  const all = await listSuggestionsOf(from, leadId);
  if (all.length === 0) return [];
  return [
    { title: 'May be the same', lines: await Promise.all(all.map((one) => line(from, one))) },
  ];
}

async function line(from: Reader, one: SuggestionRecord): Promise<string> {
  const { kind, target, reason, state, settledBy } = one;
  const name =
    kind === 'account' ? ((await findAccountName(from, target))?.name ?? target) : target;
  const what = kind === 'account' ? `The account ${name}` : `From the person of ${name}`;
  const by = settledBy ? await nameOfActor(from, settledBy) : BATON;
  return `${what} (${reasonText(reason)}): ${verdict(state, by)}.`;
}

function verdict(state: SuggestionState, by: string): string {
  const VERDICTS = {
    open: 'no manager has said yet',
    confirmed: `${by} said that it is the same`,
    refused: `${by} said that it is not the same`,
    outdated: 'nobody said, and it does not matter any more',
  };
  return VERDICTS[state];
}
