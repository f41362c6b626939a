/** Says in words which account a lead was matched to, and what it was not matched to. */
import type { DecisionRecord } from '../../../db/leads/decision-store.ts';
import { MATCHED_BY } from '../../../routing/matching/words.ts';
import { reasonWords } from '../../../routing/model/reasons.ts';
import { type Slot, say } from '../../../words/say.ts';

export function accountLines({ account, facts }: DecisionRecord): Slot[] {
  const { account: found, by, losers, parent, suggestion } = account;
  const lost = losers.map((loser) => say`${loser.accountId} lost: ${loser.why}`);
  if (!found) {
    const maybe = suggestion
      ? [
          say`It may be ${suggestion.name} (${suggestion.accountId}): ${reasonWords(suggestion.why)}.`,
        ]
      : [];
    return [say`No account for ${facts.person.domain ?? say`this person`}.`, ...maybe, ...lost];
  }
  const name = parent ? say`${found.name}, part of ${parent.name}` : found.name;
  const matched = found.ownerId
    ? say`${name}, matched ${MATCHED_BY[by]}, owned by ${found.ownerId}.`
    : say`${name}, matched ${MATCHED_BY[by]}.`;
  return [matched, ...lost];
}
