/** Loads what is published now, in the shape in which a directory is compared with it. */

import type { Reader } from '../../../db/database.ts';
import { type AccountRow, listAccounts } from '../../../db/workspace/account-store.ts';
import { type ContactRow, listContacts } from '../../../db/workspace/contact-store.ts';
import {
  findLiveVersion,
  findPolicy,
  newestVersion,
  type PolicyRecord,
} from '../../../db/workspace/policy-store.ts';
import { type PublishedEnrichment, readSetting } from '../../../db/workspace/settings-store.ts';
import { listSuppressions } from '../../../db/workspace/suppression-store.ts';
import { listRepRecords, type RepRecord } from '../../../db/workspace/team-store.ts';
import { listSources } from '../../../db/workspace/workspace-store.ts';
import {
  type Channels,
  DEFAULT_TEAM_TERMS,
  type TeamTerms,
} from '../../../routing/model/workspace/roster.ts';
import type { Source } from '../../../routing/model/workspace/source.ts';
import type { Suppression } from '../../../routing/model/workspace/suppression.ts';
import { readAsToday } from './read-as-today.ts';

export interface StoredWorkspace {
  /** As this release reads it. */
  policy: PolicyRecord | null;
  /** What the next version of the policy will be called. */
  nextVersion: number;
  channels: Channels;
  terms: TeamTerms;
  reps: RepRecord[];
  accounts: AccountRow[];
  contacts: ContactRow[];
  sources: Source[];
  suppressions: Suppression[];
  enrichment: PublishedEnrichment | null;
}

export async function loadStoredWorkspace(from: Reader): Promise<StoredWorkspace> {
  const live = await findLiveVersion(from);
  const record = live && (await findPolicy(from, live.version));
  return {
    policy: record && readAsToday(record),
    nextVersion: (await newestVersion(from)) + 1,
    channels: (await readSetting(from, 'channels')) ?? {},
    terms: (await readSetting(from, 'team_terms')) ?? DEFAULT_TEAM_TERMS,
    reps: await listRepRecords(from),
    accounts: await listAccounts(from),
    contacts: await listContacts(from),
    sources: await listSources(from),
    suppressions: await listSuppressions(from),
    enrichment: await readSetting(from, 'enrichment'),
  };
}
