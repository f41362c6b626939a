import type { WorkspaceTexts } from '../../services/workspace/file-fault.ts';
import { parseWorkspace } from '../../services/workspace/parse-workspace.ts';
import type { Company } from '../enrichment/company.ts';

/** What a provider of company data knows: the accounts of the files, by each of their domains. */
export function knownCompanies(files: WorkspaceTexts): Company[] {
  const parsed = parseWorkspace(files);
  if ('faults' in parsed) return [];
  return (parsed.workspace.accounts ?? []).flatMap(({ name, domains, country, employees }) =>
    domains.map((domain) => ({
      domain,
      name,
      ...(country !== null && { country }),
      ...(employees !== null && { employees }),
    })),
  );
}
