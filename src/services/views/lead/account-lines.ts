/** Says in words which account a lead was matched to, and what it was not matched to. */
import type { DecisionRecord } from '../../../db/leads/decision-store.ts';
import { MATCHED_BY } from '../../../routing/matching/words.ts';
import { reasonText } from '../../../routing/model/reasons.ts';

export function accountLines({ account, facts }: DecisionRecord): string[] {
  const { account: found, by, losers, parent, suggestion } = account;
  const lost = losers.map((loser) => `${loser.accountId} lost: ${loser.why}`);
  if (!found) {
    const maybe = suggestion
      ? [`It may be ${suggestion.name} (${suggestion.accountId}): ${reasonText(suggestion.why)}.`]
      : [];
    return [`No account for ${facts.person.domain ?? 'this person'}.`, ...maybe, ...lost];
  }
  const part = parent ? `, part of ${parent.name}` : '';
  const owned = found.ownerId ? `, owned by ${found.ownerId}` : '';
  return [`${found.name}${part}, matched ${MATCHED_BY[by]}${owned}.`, ...lost];
}
