import { CLOSE_OUTCOMES } from '../../../../routing/model/lead.ts';
import { closeLead } from '../../../../services/closing/close-lead.ts';
import { closeAnswer } from '../../answers/closing/close-answer.ts';
import { noSuchOutcome } from '../../answers/words.ts';
import type { Verb } from '../command.ts';
import { splitAtAmount, splitAtOutcome } from '../parsing/parse-outcome.ts';
import { withLead } from './with-lead.ts';

/**
 * `/lead close globex not a fit`, `/lead close globex converted 12000 EUR`; what follows is the
 * reason.
 */
export const close: Verb = async (asked) => {
  const { ctx, actor, reader } = asked.person;
  const { query, closeAs, reason: words } = splitAtOutcome(asked.rest);
  return withLead(asked, query, async (leadId) => {
    if (!closeAs) return noSuchOutcome(CLOSE_OUTCOMES);
    const isWorth = closeAs === 'converted';
    const { amount, reason } = isWorth ? splitAtAmount(words) : { amount: null, reason: words };
    return closeAnswer(await closeLead(ctx, { leadId, closeAs, reason, amount, actor }), reader);
  });
};
