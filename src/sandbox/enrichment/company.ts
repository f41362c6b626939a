/** What a provider of company data may know. */
export interface Facts {
  name: string;
  employees: number;
  industry: string;
  /** Two letters. */
  country: string;
  /** The year. */
  founded: number;
  /** A year's. */
  revenue: { amount: number; currency: string };
}

/** Facts about one company; whatever is not known is left out. */
export interface Company extends Partial<Facts> {
  domain: string;
  /** How sure the provider is of a fact, from 0 to 1; quite sure where it is left out. */
  confidence?: Partial<Record<keyof Facts, number>>;
}

const facts = ['name', 'employees', 'industry', 'country', 'founded', 'revenue'] as const;
const quiteSure = 0.9;

/** A company as the provider sends it: facts, and a confidence for each fact there is. */
export function describeCompany({ confidence = {}, ...company }: Company): object {
  const known = facts.filter((fact) => company[fact] !== undefined);
  const sure = known.map((fact) => [fact, confidence[fact] ?? quiteSure] as const);
  return { ...company, confidence: Object.fromEntries(sure) };
}
