/** Writes what is published back into files that `apply` would find unchanged. */
import { stringify as stringifyCsv } from 'csv-stringify/sync';
import { stringify as stringifyYaml } from 'yaml';
import type { AccountRow } from '../../db/workspace/account-store.ts';
import type { ContactRow } from '../../db/workspace/contact-store.ts';
import { DEFAULT_TEAM_TERMS, repSchema } from '../../routing/model/workspace/roster.ts';
import { defaultAuth, sourceSchema } from '../../routing/model/workspace/source.ts';
import type { Context } from '../context.ts';
import { COLUMNS } from './accounts/account-row.ts';
import { loadStoredWorkspace, type StoredWorkspace } from './comparing/stored-workspace.ts';
import { WORKSPACE_FILES } from './file-fault.ts';
import { canonicalText } from './hash-policy.ts';
import { CONTACT_COLUMNS } from './reading/read-contacts.ts';
import { SUPPRESSION_COLUMNS } from './reading/read-suppressions.ts';

const WIDE = { lineWidth: 0 };

/** File name → text. The policy comes back verbatim; an empty part has no file. */
export async function exportWorkspace(ctx: Context): Promise<Record<string, string>> {
  const stored = await loadStoredWorkspace(ctx.db.read);
  const texts = {
    [WORKSPACE_FILES.roster]: stored.reps.length > 0 ? rosterText(stored) : undefined,
    [WORKSPACE_FILES.policy]: stored.policy?.text,
    [WORKSPACE_FILES.accounts]: stored.accounts.length > 0 ? csvText(stored.accounts) : undefined,
    [WORKSPACE_FILES.contacts]:
      stored.contacts.length > 0 ? contactsText(stored.contacts) : undefined,
    [WORKSPACE_FILES.sources]: stored.sources.length > 0 ? sourcesText(stored) : undefined,
    [WORKSPACE_FILES.suppressions]:
      stored.suppressions.length > 0 ? suppressionsText(stored) : undefined,
    [WORKSPACE_FILES.enrichment]: stored.enrichment?.text,
  };
  return Object.fromEntries(
    Object.entries(texts).flatMap(([file, text]) => (text === undefined ? [] : [[file, text]])),
  );
}

function rosterText({ channels, terms, reps }: StoredWorkspace): string {
  const people = reps.map(({ profile }) =>
    withoutDefaults(profile, repSchema.parse({ id: profile.id, name: profile.name })),
  );
  const shown = Object.keys(channels).length > 0 ? { channels } : {};
  const head = { ...shown, ...withoutDefaults(terms, DEFAULT_TEAM_TERMS) };
  return stringifyYaml({ version: 1, ...head, reps: people }, WIDE);
}

function sourcesText({ sources }: StoredWorkspace): string {
  return stringifyYaml(
    sources.map((source) => {
      const auth = defaultAuth(source.kind);
      return withoutDefaults(source, { ...sourceSchema.parse({ id: source.id }), auth });
    }),
    WIDE,
  );
}

/** What an author would have written: id and name, and what differs from the defaults. */
function withoutDefaults(value: object, defaults: object): object {
  const plain = new Map(Object.entries(defaults));
  return Object.fromEntries(
    Object.entries(value).filter(
      ([key, one]) =>
        key === 'id' || key === 'name' || canonicalText(one) !== canonicalText(plain.get(key)),
    ),
  );
}

function suppressionsText({ suppressions }: StoredWorkspace): string {
  const rows = suppressions.map(({ key, reason }) => ({
    match: key.slice(key.indexOf(':') + 1),
    reason,
  }));
  return stringifyCsv(rows, { header: true, columns: [...SUPPRESSION_COLUMNS] });
}

function csvText(accounts: readonly AccountRow[]): string {
  const rows = accounts.map((account) => ({
    id: account.id,
    name: account.name,
    domain: account.domains.join(';'),
    owner: account.ownerId,
    tier: account.tier,
    country: account.country,
    employees: account.employees,
    crm_id: account.crmId,
    status: account.status,
    parent_id: account.parentId,
    open_opportunity: String(account.openOpportunity),
    currency: account.currency,
    last_activity: account.lastActivityAt && momentText(account.lastActivityAt),
  }));
  return stringifyCsv(rows, { header: true, columns: [...COLUMNS] });
}

/** A day where it is one. */
function momentText(at: Date): string {
  return at.toISOString().replace(/T00:00:00\.000Z$/, '');
}

function contactsText(contacts: readonly ContactRow[]): string {
  const rows = contacts.map(({ email, accountId, name }) => ({
    email,
    account_id: accountId,
    name,
  }));
  return stringifyCsv(rows, { header: true, columns: [...CONTACT_COLUMNS] });
}
