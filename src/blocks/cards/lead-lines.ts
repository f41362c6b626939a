import type { LeadSummary } from '../../routing/model/cards.ts';
import { SHOWN } from '../limits.ts';
import { cut, dotted, mrkdwn, type SafeText } from '../text.ts';

/** "Dana Ode, CTO · 1,200 people · Madrid", the name in bold. */
export function personLine(lead: LeadSummary): SafeText {
  const facts = lead.facts.slice(0, 2).map((fact) => mrkdwn`${cut(fact, SHOWN.fact)}`);
  return dotted(personAndTitle(lead), ...facts);
}

export function personAndTitle(lead: LeadSummary): SafeText {
  const person = cut(lead.person, SHOWN.person) || 'Somebody';
  if (!lead.title) return mrkdwn`*${person}*`;
  return mrkdwn`*${person}*, ${cut(lead.title, SHOWN.title)}`;
}
