/** Loads what is published now, in the shape in which a directory is compared with it. */

import { type AccountRow, listAccounts } from '../../../db/account-store.ts';
import { type ContactRow, listContacts } from '../../../db/contact-store.ts';
import type { Reader } from '../../../db/database.ts';
import { findLiveVersion, findPolicy, type PolicyRecord } from '../../../db/policy-store.ts';
import { type PublishedEnrichment, readSetting } from '../../../db/settings-store.ts';
import { listSuppressions } from '../../../db/suppression-store.ts';
import { listRepRecords, type RepRecord } from '../../../db/team-store.ts';
import { listSources } from '../../../db/workspace-store.ts';
import type { Channels } from '../../../routing/model/roster.ts';
import type { Source } from '../../../routing/model/source.ts';
import type { Suppression } from '../../../routing/model/suppression.ts';

export interface StoredWorkspace {
  policy: PolicyRecord | null;
  channels: Channels;
  reps: RepRecord[];
  accounts: AccountRow[];
  contacts: ContactRow[];
  sources: Source[];
  suppressions: Suppression[];
  enrichment: PublishedEnrichment | null;
}

export async function loadStoredWorkspace(from: Reader): Promise<StoredWorkspace> {
  const live = await findLiveVersion(from);
  return {
    policy: live && (await findPolicy(from, live.version)),
    channels: (await readSetting(from, 'channels')) ?? {},
    reps: await listRepRecords(from),
    accounts: await listAccounts(from),
    contacts: await listContacts(from),
    sources: await listSources(from),
    suppressions: await listSuppressions(from),
    enrichment: await readSetting(from, 'enrichment'),
  };
}
