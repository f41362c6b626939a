/**
 * Reads the texts of a workspace directory into one checked whole, or lists everything wrong in it.
 */

import type { AccountRow } from '../../db/workspace/account-store.ts';
import type { ContactRow } from '../../db/workspace/contact-store.ts';
import type { PublishedEnrichment } from '../../db/workspace/settings-store.ts';
import type { Policy } from '../../routing/model/policy/policy.ts';
import { type Roster, rosterSchema } from '../../routing/model/workspace/roster.ts';
import { type Source, sourcesSchema } from '../../routing/model/workspace/source.ts';
import type { Suppression } from '../../routing/model/workspace/suppression.ts';
import { checkRoster } from '../../routing/policy/checks/check-roster.ts';
import type { PolicyFault } from '../../routing/policy/checks/policy-fault.ts';
import { readAccounts } from './accounts/read-accounts.ts';
import {
  type FileFault,
  hasErrors,
  sortFaults,
  WORKSPACE_FILES,
  type WorkspaceTexts,
} from './file-fault.ts';
import { checkSources } from './reading/check-sources.ts';
import { readContacts } from './reading/read-contacts.ts';
import { readEnrichment } from './reading/read-enrichment.ts';
import { readPolicy } from './reading/read-policy.ts';
import { readSuppressions } from './reading/read-suppressions.ts';
import { placeFault, readYaml, type YamlFile } from './reading/read-yaml.ts';

export interface Workspace {
  roster: Roster;
  policy: Policy;
  /** The policy as its author wrote it. */
  policyText: string;
  /** Null when the directory has no such file: what is stored stays. */
  accounts: AccountRow[] | null;
  contacts: ContactRow[] | null;
  sources: Source[] | null;
  suppressions: Suppression[] | null;
  enrichment: PublishedEnrichment | null;
}

/** A fault found later, at its line in the file. */
type FaultAt = YamlFile<unknown>['faultAt'];

export type ParseOutcome =
  | { workspace: Workspace; warnings: FileFault[]; faultAt: { roster: FaultAt; policy: FaultAt } }
  /** At least one error; warnings stand among them. */
  | { faults: FileFault[] };

/** Pure: texts in, a workspace or every fault with its file and line out. */
export function parseWorkspace(texts: WorkspaceTexts): ParseOutcome {
  const missing = findMissing(texts);
  if (missing.length > 0) return { faults: missing };
  const policyText = texts.policy ?? '';
  const roster = readYaml('roster.yml', texts.roster ?? '', rosterSchema);
  const policy = readPolicy(policyText, roster.value);
  const { sources: sourcesText } = texts;
  const sources =
    sourcesText === undefined ? null : readYaml('sources.yml', sourcesText, sourcesSchema);
  const reps = roster.value?.reps ?? [];
  const accounts = texts.accounts === undefined ? null : readAccounts(texts.accounts, reps);
  const contacts =
    texts.contacts === undefined ? null : readContacts(texts.contacts, accounts?.accounts ?? null);
  const suppressions =
    texts.suppressions === undefined ? null : readSuppressions(texts.suppressions);
  const { enrichment: providersText } = texts;
  const enrichment = providersText === undefined ? null : readEnrichment(providersText);
  const faults = sortFaults([
    ...roster.faults,
    ...checkedBy(roster, checkRoster),
    ...policy.faults,
    ...(accounts?.faults ?? []).filter((one) => roster.value !== undefined || isError(one)),
    ...(contacts?.faults ?? []),
    ...(sources?.faults ?? []),
    ...(sources ? checkedBy(sources, checkSources) : []),
    ...(suppressions?.faults ?? []),
    ...(enrichment?.faults ?? []),
  ]);
  if (hasErrors(faults) || !roster.value || !policy.value) return { faults };
  const workspace: Workspace = {
    roster: roster.value,
    policy: policy.value,
    policyText,
    accounts: accounts?.accounts ?? null,
    contacts: contacts?.contacts ?? null,
    sources: sources?.value ?? null,
    suppressions: suppressions?.suppressions ?? null,
    enrichment: enrichment?.settings ? { ...enrichment.settings, text: providersText ?? '' } : null,
  };
  const faultAt = { roster: roster.faultAt, policy: policy.faultAt };
  return { workspace, warnings: faults, faultAt };
}

/** The checks that need a whole file, each fault at its line. */
function checkedBy<T>(file: YamlFile<T>, check: (value: T) => PolicyFault[]): FileFault[] {
  if (file.value === undefined) return [];
  return check(file.value).map((one) => placeFault(file.faultAt, one));
}

function isError(fault: FileFault): boolean {
  return fault.severity === 'error';
}

function findMissing(texts: WorkspaceTexts): FileFault[] {
  const missing = (['roster', 'policy'] as const).filter((key) => texts[key] === undefined);
  return missing.map((key) => {
    const file = WORKSPACE_FILES[key];
    const message = `found no ${file}, expected one. "baton init DIR" writes a first workspace.`;
    return { file, line: 1, path: '', message, severity: 'error' };
  });
}
