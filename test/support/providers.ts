import type { FactSource, ProviderReply } from '../../src/ports.ts';
import type { ProvidersDoor } from '../../src/services/enrichment/check-providers.ts';

export const ENRICHMENT = `
- id: clearfacts
  about: company
  path: /v1/companies/{domain}
  ttl: 30d
  unknown_for: 1d
  fields:
    company.employees: { at: employees, ttl: 7d }
    company.industry: industry
`;

export interface TestSource extends FactSource {
  /** What it was asked about, in order. */
  asked: string[];
  /** From now on it answers like this. */
  reply(next: ProviderReply): void;
}

export const told = (body: unknown): ProviderReply => ({ outcome: 'told', body });
export const failed = (why: string): ProviderReply => ({ outcome: 'failed', why });
export const GLOBEX_FACTS = told({ employees: 1200, industry: 'fintech' });

/** A provider that says what the test says. */
export function factSource(first: ProviderReply = GLOBEX_FACTS): TestSource {
  const asked: string[] = [];
  let reply = first;
  return {
    asked,
    reply: (next) => {
      reply = next;
    },
    async ask(_, about) {
      asked.push(about);
      return reply;
    },
  };
}

export const NO_PROVIDERS: ProvidersDoor = {
  source: factSource(),
  accessOf: () => ({ apiUrl: undefined, token: undefined }),
};
