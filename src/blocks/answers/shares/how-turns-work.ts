import type { TurnTerms } from '../../../routing/model/cards/fairness-cards.ts';
import { counted } from '../../../words/numbers.ts';
import { say } from '../../../words/say.ts';
import { rendered, section } from '../../elements.ts';
import { SHOWN } from '../../limits.ts';
import { percent } from '../../parts/share-lines.ts';
import { cut, lined, mrkdwn, type SafeText } from '../../text.ts';
import type { Answer } from '../answer.ts';

/** How turns work, in five sentences, and what each of the reader's pools says beside. */

export const TURNS_TITLE = say`How turns work`;

const FIRST = say`Each new lead is shared out by weight between those who could take it: your part of it is added to what you are owed.`;

const SENTENCES = [
  FIRST,
  say`Whoever is asked has used a turn and is owed one lead less. What all are owed sums to 0.`,
  say`Next is whoever is owed most, counting the new lead, or whose turn comes due first.`,
  say`While you are away, off shift or full you earn nothing and owe nothing. Afterwards you take your normal turns.`,
  say`A turn comes back when it was nobody's fault: you declined for a reason that says so, Slack lost the card, or the lead was taken back.`,
];

export function howTurnsWork(pools: readonly TurnTerms[]): Answer {
  const shown = pools.slice(0, SHOWN.weekRows);
  const rest = pools.length - shown.length;
  return rendered(mrkdwn`${FIRST}`, [
    section(lined(...SENTENCES.map((one) => mrkdwn`${one}`))),
    ...shown.map((terms) => section(termsOf(terms))),
    ...(rest > 0 ? [section(mrkdwn`and ${rest} more`)] : []),
  ]);
}

const used = (isUsed: boolean) => (isUsed ? say`a turn` : say`no turn`);

function termsOf(terms: TurnTerms): SafeText {
  const { pool, weight, percent: part, share, catchUp, refundLimit, atOnce } = terms;
  const now = part < 100 ? mrkdwn` (${part} % of it for now)` : mrkdwn``;
  return lined(
    mrkdwn`*${cut(pool, SHOWN.company)}:* your weight is ${weight}${now}, so your share is ${percent(share)}.`,
    terms.byLoad
      ? mrkdwn`A lead that asks for a skill is shared out between all who are there, with the skill or not.`
      : null,
    mrkdwn`A lead of an account somebody owns uses ${used(terms.ownerMatches)}; one given by hand uses ${used(terms.overrides)}.`,
    catchUp.leads > 0
      ? mrkdwn`After an absence up to ${counted(catchUp.leads, 'lead')} are made up for, one in ${catchUp.oneIn}.`
      : mrkdwn`Nothing is made up for after an absence.`,
    refundLimit > 0
      ? mrkdwn`After declines ${counted(refundLimit, 'turn')} a day can come back.`
      : mrkdwn`After a decline no turn comes back.`,
    atOnce > 0 ? mrkdwn`Leads that waited come at most ${atOnce} at once.` : null,
  );
}
