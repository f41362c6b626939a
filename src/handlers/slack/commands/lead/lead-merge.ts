import { missingWords } from '../../../../blocks/answers/command-answers.ts';
import { mergeLeads } from '../../../../services/closing/merge-leads.ts';
import { mergeAnswer } from '../../answers/merge-answer.ts';
import type { Verb } from '../command.ts';
import { withLead } from './with-lead.ts';

const INTO = /\s+into\s+/i;

/** `/lead merge lead_7k2 into lead_3f1`: the first turned out to be the second. */
export const merge: Verb = async (asked) => {
  const { ctx, actor } = asked.person;
  const [from = '', into = '', ...more] = asked.rest.split(INTO);
  if (!into || more.length > 0) return missingWords(asked.line);
  return withLead(asked, from, async (found, alias) => {
    const fromId = alias ?? found;
    const second = { ...asked, line: `${asked.line} ${fromId} into`, rest: into };
    return withLead(second, into, async (intoId) =>
      mergeAnswer(await mergeLeads(ctx, { fromId, intoId, actor })),
    );
  });
};
