/** Compares a directory with what is published: what to write, and the lines people read. */
import type { AccountRow } from '../../../db/workspace/account-store.ts';
import type { Policy } from '../../../routing/model/policy/policy.ts';
import { type Rep, teamTermsSchema } from '../../../routing/model/workspace/roster.ts';
import type { Source } from '../../../routing/model/workspace/source.ts';
import type { Suppression } from '../../../routing/model/workspace/suppression.ts';
import { english } from '../../../words/say.ts';
import { type ContactsDiff, diffContacts, wordContacts } from '../accounts/diff-contacts.ts';
import { hashPolicy } from '../hash-policy.ts';
import type { Workspace } from '../parse-workspace.ts';
import { wordEnrichment } from './diff-enrichment.ts';
import { diffList, type ListDiff, wordList } from './diff-list.ts';
import { diffPolicies } from './diff-policies.ts';
import { diffValues } from './diff-values.ts';
import type { StoredWorkspace } from './stored-workspace.ts';

export interface WorkspaceDiff {
  policyChanged: boolean;
  channelsChanged: boolean;
  termsChanged: boolean;
  /** `missing` = stored and not in the file: removed only by `--prune`. */
  reps: ListDiff<Rep>;
  accounts: ListDiff<AccountRow>;
  contacts: ContactsDiff;
  sources: ListDiff<Source>;
  /** The whole list is written anew, so that a line that goes is a person who may be called. */
  suppressionsChanged: boolean;
  enrichmentChanged: boolean;
  lines: string[];
}

/** Pure. A file that is not there (`null`) changes nothing. */
export function diffWorkspace(
  stored: StoredWorkspace,
  next: Workspace,
  { prune }: { prune: boolean },
): WorkspaceDiff {
  const people = stored.reps.map((rep) => rep.profile);
  const reps = diffList(people, next.roster.reps);
  const accounts = diffList(stored.accounts, next.accounts ?? stored.accounts);
  const contacts = diffContacts(stored.contacts, next.contacts);
  const sources = diffList(stored.sources, next.sources ?? stored.sources);
  const suppressed = { before: stored.suppressions, after: next.suppressions };
  const channels = diffValues(stored.channels, next.roster.channels);
  const terms = diffValues(stored.terms, teamTermsSchema.parse(next.roster));
  const providers = wordEnrichment(stored.enrichment, next.enrichment);
  const policyChanged = stored.policy?.hash !== hashPolicy(next.policy);
  return {
    policyChanged,
    channelsChanged: channels.length > 0,
    termsChanged: terms.length > 0,
    reps,
    accounts,
    contacts,
    sources,
    suppressionsChanged: wordSuppressions(suppressed).some((line) => line.startsWith('~')),
    enrichmentChanged: providers.some((line) => !line.startsWith('=')),
    lines: [
      ...wordPolicy(stored, policyChanged ? next.policy : null),
      ...(channels.length > 0 ? [`~ channels: ${channels.join(', ')}`] : []),
      ...(terms.length > 0 ? [`~ team: ${terms.join(', ')}`] : []),
      ...wordList('rep', reps, { before: people, left: prune ? '-' : '.' }),
      ...wordList('source', sources, { before: stored.sources, left: prune ? '-' : '.' }),
      ...wordList('account', accounts, { before: stored.accounts, left: '.' }),
      ...wordContacts(stored.contacts, contacts),
      ...wordSuppressions(suppressed),
      ...providers,
    ],
  };
}

function wordPolicy({ policy: live, nextVersion }: StoredWorkspace, next: Policy | null): string[] {
  if (live === null) return [`+ policy v${nextVersion}`];
  if (next === null) return [`= policy v${live.version} unchanged`];
  const title = `~ policy v${live.version} → v${nextVersion}:`;
  return diffPolicies(live.document, next).map((line) => `${title} ${english(line)}`);
}

/** Counts only: the keys are people's addresses. */
function wordSuppressions({
  before,
  after,
}: {
  before: readonly Suppression[];
  after: readonly Suppression[] | null;
}): string[] {
  const [old, next] = [linesOf(before), linesOf(after ?? before)];
  const added = [...next].filter((line) => !old.has(line)).length;
  const gone = [...old].filter((line) => !next.has(line)).length;
  if (added + gone > 0) return [`~ suppression list: ${added} added, ${gone} removed`];
  return before.length > 0 ? ['= suppression list unchanged'] : [];
}

function linesOf(list: readonly Suppression[]): Set<string> {
  return new Set(list.map(({ key, reason }) => `${key} ${reason}`));
}
