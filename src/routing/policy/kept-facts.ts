/** Says which facts are kept with a decision; all that rests on others is written down with it. */
import type { LeadFacts } from '../model/lead.ts';
import type { Predicate } from './condition.ts';

/** Fields that rules may test and that nobody can look up in a decision later. */
export const FORGOTTEN_FIELDS: readonly string[] = ['person.email'];

/** Without the address: its domain is enough for whoever asks later. */
export function keptFacts(facts: LeadFacts): LeadFacts {
  const { email: _, ...person } = facts.person;
  return { ...facts, person };
}

export function asksForgotten({ fields }: Predicate): boolean {
  return FORGOTTEN_FIELDS.some((field) => fields.includes(field));
}
