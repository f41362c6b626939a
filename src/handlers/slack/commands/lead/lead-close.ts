import { leadClosed } from '../../../../blocks/answers/deed-answers.ts';
import { CLOSE_OUTCOMES } from '../../../../routing/model/lead.ts';
import { closeLead } from '../../../../services/closing/close-lead.ts';
import { refused } from '../../answers/refusals.ts';
import { alreadyClosed, noSuchOutcome } from '../../answers/words.ts';
import type { Verb } from '../command.ts';
import { splitAtOutcome } from '../parsing/parse-outcome.ts';
import { withLead } from './with-lead.ts';

const USAGE = '/lead close ID OUTCOME';

/** `/lead close globex not a fit`; what follows the outcome is the reason. */
export const close: Verb = async ({ person: { ctx, actor }, rest }) => {
  const { query, closeAs, reason } = splitAtOutcome(rest);
  return withLead(ctx, { query, usage: USAGE }, async (leadId) => {
    if (!closeAs) return noSuchOutcome(CLOSE_OUTCOMES);
    const was = await closeLead(ctx, { leadId, closeAs, reason, actor });
    switch (was.outcome) {
      case 'closed':
        return leadClosed(was, was.closeAs);
      case 'already_closed':
        return alreadyClosed(was);
      default:
        return refused(was, 'Closing this lead', 'its owner and managers');
    }
  });
};
