import type { WorkspaceTexts } from '../../services/workspace/file-fault.ts';
import { parseWorkspace } from '../../services/workspace/parse-workspace.ts';
import type { Company } from '../enrichment/company.ts';

/** Companies that nobody at Acme has an account for. */
const OTHERS: readonly Company[] = [
  {
    domain: 'alpine-tools.test',
    name: 'Alpine Tools',
    employees: 640,
    industry: 'manufacturing',
    country: 'FR',
    confidence: { industry: 0.7 },
  },
];

/** What a provider of company data knows: the accounts of the files, by each of their domains. */
export function knownCompanies(files: WorkspaceTexts): Company[] {
  const parsed = parseWorkspace(files);
  if ('faults' in parsed) return [];
  const accounts = (parsed.workspace.accounts ?? []).flatMap(
    ({ name, domains, country, employees }) =>
      domains.map((domain) => ({
        domain,
        name,
        ...(country !== null && { country }),
        ...(employees !== null && { employees }),
      })),
  );
  return [...OTHERS, ...accounts];
}
