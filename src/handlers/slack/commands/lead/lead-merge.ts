import { missingWords } from '../../../../blocks/answers/command-answers.ts';
import { mergeLeads } from '../../../../services/closing/merge-leads.ts';
import { mergeAnswer } from '../../answers/merge-answer.ts';
import type { Verb } from '../command.ts';
import { withLead } from './with-lead.ts';

const USAGE = '/lead merge ID into ID';
const INTO = /\s+into\s+/i;

/** `/lead merge lead_7k2 into lead_3f1`: the first turned out to be the second. */
export const merge: Verb = async ({ person: { ctx, actor }, rest }) => {
  const [from = '', into = '', ...more] = rest.split(INTO);
  if (!into || more.length > 0) return missingWords(USAGE);
  return withLead(ctx, { query: from, usage: USAGE }, async (found, alias) => {
    const fromId = alias ?? found;
    return withLead(ctx, { query: into, usage: USAGE }, async (intoId) =>
      mergeAnswer(await mergeLeads(ctx, { fromId, intoId, actor })),
    );
  });
};
