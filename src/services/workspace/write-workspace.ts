/** Writes the difference between a directory and what is published, with its audit rows. */

import { forgetOpenWork } from '../../db/ledger/open-work-store.ts';
import { upsertAccounts } from '../../db/workspace/account-store.ts';
import { deleteContacts, upsertContacts } from '../../db/workspace/contact-store.ts';
import { replaceHolidays } from '../../db/workspace/roster-store.ts';
import { writeSetting } from '../../db/workspace/settings-store.ts';
import { replaceSuppressions } from '../../db/workspace/suppression-store.ts';
import { removeSources, upsertSources } from '../../db/workspace/workspace-store.ts';
import { teamTermsSchema } from '../../routing/model/workspace/roster.ts';
import type { Suppression } from '../../routing/model/workspace/suppression.ts';
import { approvalsFor } from '../../routing/policy/approvals.ts';
import { proposeOnce, publishVersion, writeVersion } from '../steps/policy/write-version.ts';
import { audit, type Step } from '../steps/step.ts';
import type { ContactsDiff } from './accounts/diff-contacts.ts';
import type { WorkspaceDiff } from './comparing/diff-workspace.ts';
import type { StoredWorkspace } from './comparing/stored-workspace.ts';
import { hashPolicy } from './hash-policy.ts';
import type { HolidaySpan } from './list-holidays.ts';
import type { Workspace } from './parse-workspace.ts';
import { auditList, writePeople } from './roster/write-people.ts';

export interface Writing {
  stored: StoredWorkspace;
  workspace: Workspace;
  diff: WorkspaceDiff;
  holidays: HolidaySpan;
  prune: boolean;
  /** What the author says of the new policy. */
  message: string | null;
}

export interface Written {
  /** The version that decides afterwards; 0 for none. */
  live: number;
  /** The version that waits for an approval. */
  proposed: number | null;
}

export async function writeWorkspace(step: Step, writing: Writing): Promise<Written> {
  const { stored, workspace, diff, holidays, prune } = writing;
  const written = await writePolicy(step, writing);
  if (diff.channelsChanged) {
    await writeSetting(step.tx, 'channels', workspace.roster.channels);
    await audit(step, { action: 'channels.changed', subject: 'channels' });
  }
  if (diff.termsChanged) {
    await writeSetting(step.tx, 'team_terms', teamTermsSchema.parse(workspace.roster));
    await audit(step, { action: 'team_terms.changed', subject: 'team_terms' });
    const wasCounted = stored.terms.external_load !== undefined;
    if (wasCounted && workspace.roster.external_load === undefined) await forgetOpenWork(step.tx);
  }
  const { added, changed, missing } = diff.reps;
  await writePeople(step, stored.reps, { added, changed, removed: prune ? missing : [] });
  await writeSources(step, diff.sources, prune);
  await writeAccounts(step, diff.accounts);
  await writeContacts(step, diff.contacts);
  if (diff.suppressionsChanged) await writeSuppressions(step, workspace.suppressions ?? []);
  if (diff.enrichmentChanged) await writeEnrichment(step, workspace.enrichment);
  await replaceHolidays(step.tx, holidays);
  return written;
}

/** Returns the live version afterwards, and the one that waits for somebody's approval. */
async function writePolicy(
  step: Step,
  { stored, workspace, diff, message, holidays }: Writing,
): Promise<Written> {
  const live = stored.policy?.version ?? 0;
  if (!diff.policyChanged) return { live, proposed: null };
  const { policy, policyText: text } = workspace;
  const edition = { policy, text, message };
  if (approvalsFor(stored.policy?.document ?? null, policy) > 0) {
    return { live, proposed: await proposeOnce(step, edition) };
  }
  const version = await writeVersion(step, edition, 'published');
  const hash = hashPolicy(policy);
  await publishVersion(step, { version, hash, how: 'published', reason: null, holidays });
  return { live: version, proposed: null };
}

async function writeAccounts(step: Step, { added, changed }: WorkspaceDiff['accounts']) {
  if (added.length + changed.length === 0) return;
  await upsertAccounts(step.tx, [...added, ...changed]);
  const data = { added: added.length, changed: changed.length };
  await audit(step, { action: 'accounts.changed', subject: 'accounts', data });
}

async function writeContacts(step: Step, { written, gone, counts }: ContactsDiff): Promise<void> {
  if (written.length + gone.length === 0) return;
  await upsertContacts(step.tx, written);
  await deleteContacts(step.tx, gone);
  await audit(step, { action: 'contacts.changed', subject: 'contacts', data: { ...counts } });
}

async function writeSuppressions(step: Step, list: Suppression[]): Promise<void> {
  await replaceSuppressions(step.tx, list);
  const data = { entries: list.length };
  await audit(step, { action: 'suppressions.changed', subject: 'suppressions', data });
}

async function writeEnrichment(step: Step, next: Workspace['enrichment']): Promise<void> {
  if (next === null) return;
  await writeSetting(step.tx, 'enrichment', next);
  const data = { providers: next.providers.map(({ id }) => id).join(' ') };
  await audit(step, { action: 'enrichment.changed', subject: 'enrichment', data });
}

async function writeSources(
  step: Step,
  { added, changed, missing }: WorkspaceDiff['sources'],
  prune: boolean,
): Promise<void> {
  const removed = prune ? missing : [];
  await upsertSources(step.tx, [...added, ...changed]);
  if (prune) await removeSources(step.tx, idsOf(removed), step.now);
  await auditList(step, 'source', { added, changed, removed });
}

function idsOf(list: readonly { id: string }[]): string[] {
  return list.map(({ id }) => id);
}
