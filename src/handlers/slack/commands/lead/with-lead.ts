import type { Answer } from '../../../../blocks/answers/answer.ts';
import { withAsk } from '../../../../blocks/answers/asking/ask-answers.ts';
import {
  missingWords,
  severalLeads,
  unknownLead,
} from '../../../../blocks/answers/command-answers.ts';
import { withShown } from '../../../../blocks/answers/next-step.ts';
import { findLead } from '../../../../services/look-up/find-lead.ts';
import type { Asked } from '../command.ts';

type ForLead = (leadId: string, alias: string | null) => Promise<Answer | null>;

/**
 * Answers about the lead that was named, or says why none could be told. `alias` is the merged lead
 * it was named by.
 */
export async function withLead(
  asked: Asked,
  query: string,
  answer: ForLead,
): Promise<Answer | null> {
  if (query === '') return missingWords(asked.line);
  const complete = (leadId: string) => commandFor(asked, query, leadId);
  const found = await findLead(asked.person.ctx, { query });
  if (found.outcome === 'several') return severalLeads({ ...found, typed: query }, complete);
  if (found.outcome === 'unknown') {
    return unknownLead(query, found.near);
  }
  const { leadId } = found;
  const said = await answer(leadId, found.alias ?? null);
  return said && withShown(withAsk(said, { command: complete(leadId), lead: leadId }), leadId);
}

/** What a form asks for instead; somebody else cannot be asked to allow a form. */
export async function byForm(asking: Promise<Answer | null>): Promise<Answer | null> {
  const said = await asking;
  if (!said) return null;
  const { mayAllow: _, ...told } = said;
  return told;
}

/** The command as it was typed, with the lead's id where it was named by something else. */
function commandFor({ line, rest }: Asked, query: string, leadId: string): string {
  return `${line} ${rest.replace(query, () => leadId)}`;
}

/** The same where words may follow: all of it is a name, or the first word is one. */
export async function withLeadAndWords(
  asked: Asked,
  answer: (leadId: string, words: string | null) => Promise<Answer | null>,
): Promise<Answer | null> {
  const { rest } = asked;
  const whole = await findLead(asked.person.ctx, { query: rest });
  const [first = '', ...words] = rest.split(' ');
  if (whole.outcome !== 'unknown' || words.length === 0) {
    return withLead(asked, rest, (leadId) => answer(leadId, null));
  }
  const query = first.replace(/[:,]$/, '');
  return withLead(asked, query, (leadId) => answer(leadId, words.join(' ')));
}
