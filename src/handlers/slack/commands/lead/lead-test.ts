import { unknownRep } from '../../../../blocks/answers/command-answers.ts';
import { findRep } from '../../../../services/people/find-rep.ts';
import { sendTestLead } from '../../../../services/people/send-test-lead.ts';
import { testLeadAnswer } from '../../answers/test-lead-answer.ts';
import type { Verb } from '../command.ts';

/** `/lead test`, `/lead test @ben`: nobody named means oneself. */
export const test: Verb = async ({ person: { ctx, actor, repId }, rest }) => {
  if (rest === '') return testLeadAnswer(await sendTestLead(ctx, { repId, actor }), null);
  const rep = await findRep(ctx, { query: rest });
  if (!rep) return unknownRep(rest);
  const was = await sendTestLead(ctx, { repId: rep.repId, actor });
  return testLeadAnswer(was, rep.repId === repId ? null : rest);
};
