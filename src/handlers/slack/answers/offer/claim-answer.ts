import type { Answer } from '../../../../blocks/answers/answer.ts';
import { leadClaimed, yoursAlready } from '../../../../blocks/answers/asking/claim-answers.ts';
import { fullSince } from '../../../../blocks/answers/click-answers.ts';
import { reasonWords } from '../../../../routing/model/reasons.ts';
import type { ClaimOutcome } from '../../../../services/offer/claim-offer.ts';
import type { Reader } from '../../../../words/time.ts';
import { offerRefused } from '../refusals.ts';

/** What came of a claim where no card shows it. */
export function claimAnswer(was: ClaimOutcome, reader: Reader): Answer {
  switch (was.outcome) {
    case 'claimed':
      return leadClaimed(was);
    case 'already_yours':
      return yoursAlready(was);
    case 'full':
      return fullSince({ company: was.company, why: reasonWords(was.why) });
    default:
      return offerRefused(was, reader);
  }
}
