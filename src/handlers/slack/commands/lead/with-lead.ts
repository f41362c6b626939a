import type { Answer } from '../../../../blocks/answers/answer.ts';
import {
  missingWords,
  severalLeads,
  unknownLead,
} from '../../../../blocks/answers/command-answers.ts';
import type { Context } from '../../../../services/context.ts';
import { findLead } from '../../../../services/look-up/find-lead.ts';

interface Wanted {
  /** An id, an e-mail or a company. */
  query: string;
  /** How the command should have been typed. */
  usage: string;
}

/**
 * Answers about the lead that was named, or says why none could be told. `alias` is the merged lead
 * it was named by.
 */
export async function withLead(
  ctx: Context,
  { query, usage }: Wanted,
  answer: (leadId: string, alias: string | null) => Promise<Answer>,
): Promise<Answer> {
  if (query === '') return missingWords(usage);
  const found = await findLead(ctx, { query });
  if (found.outcome === 'found') return answer(found.leadId, found.alias ?? null);
  if (found.outcome === 'several') return severalLeads(query, found.leads);
  return unknownLead(query, found.near && { ...found.near, person: '' });
}

/** The same where words may follow: all of it is a name, or the first word is one. */
export async function withLeadAndWords(
  ctx: Context,
  wanted: Wanted,
  answer: (leadId: string, words: string | null) => Promise<Answer>,
): Promise<Answer> {
  const whole = await findLead(ctx, { query: wanted.query });
  const [first = '', ...words] = wanted.query.split(' ');
  if (whole.outcome !== 'unknown' || words.length === 0) {
    return withLead(ctx, wanted, (leadId) => answer(leadId, null));
  }
  const query = first.replace(/[:,]$/, '');
  return withLead(ctx, { ...wanted, query }, (leadId) => answer(leadId, words.join(' ')));
}
