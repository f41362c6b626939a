import type { Answer } from '../../../../blocks/answers/answer.ts';
import { howItEnded } from '../../../../blocks/answers/working/close-answers.ts';
import { loadWorkForm } from '../../../../services/cards/load-work-form.ts';
import { closeLead } from '../../../../services/closing/close-lead.ts';
import { closeAnswer, notToClose } from '../../answers/closing/close-answer.ts';
import type { Person } from '../../person.ts';
import type { Verb } from '../command.ts';
import { splitAtAmount, splitAtOutcome } from '../parsing/parse-outcome.ts';
import { byForm, withLead, withLeadAndWords } from './with-lead.ts';

/**
 * `/lead close globex not a fit`, `/lead close globex converted 12000 EUR`; what follows is the
 * reason. Without an outcome it is asked for.
 */
export const close: Verb = async (asked) => {
  const { ctx, actor, reader } = asked.person;
  const { query, closeAs, reason: words } = splitAtOutcome(asked.rest);
  if (!closeAs) return withLeadAndWords(asked, (leadId) => byForm(askHow(asked.person, leadId)));
  return withLead(asked, query, async (leadId) => {
    const isWorth = closeAs === 'converted';
    const { amount, reason } = isWorth ? splitAtAmount(words) : { amount: null, reason: words };
    return closeAnswer(await closeLead(ctx, { leadId, closeAs, reason, amount, actor }), reader);
  });
};

async function askHow({ ctx, actor, reader }: Person, leadId: string): Promise<Answer> {
  const form = await loadWorkForm(ctx, { leadId, actor });
  const isOpen = form.outcome === 'open' || form.outcome === 'not_claimed';
  return isOpen ? howItEnded({ leadId, company: form.company }) : notToClose(form, reader);
}
