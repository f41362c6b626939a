/** Lists whose open work a CRM is asked for, and which count it gave last. */
import type { Reader } from '../../db/database.ts';
import { loadLoads } from '../../db/leads/ledger-store.ts';
import { readSetting } from '../../db/workspace/settings-store.ts';
import { listRepRecords, loadRepStates } from '../../db/workspace/team-store.ts';
import type { TeamTerms } from '../../routing/model/workspace/roster.ts';

export interface CountedPerson {
  repId: string;
  name: string;
  /** By the id that the CRM knows the person by. */
  ownerId: string;
  /** When the CRM counted last; null before the first time. */
  countedAt: Date | null;
}

/** HubSpot counts its owners; anything else was never an id of one. */
const OWNER_ID = /^\d{1,25}$/;

/** Null where the roster names no CRM. Who is gone from Slack is not asked for. */
export async function listCountedPeople(
  from: Reader,
): Promise<{ system: NonNullable<TeamTerms['external_load']>; people: CountedPerson[] } | null> {
  const system = (await readSetting(from, 'team_terms'))?.external_load;
  if (system === undefined) return null;
  const loads = await loadLoads(from);
  const states = await loadRepStates(from);
  const people = (await listRepRecords(from)).flatMap(({ id, profile }) => {
    const ownerId = profile.crm[system] ?? '';
    if (!OWNER_ID.test(ownerId) || states.get(id)?.deactivatedAt) return [];
    const countedAt = loads.get(id)?.externalAt ?? null;
    return [{ repId: id, name: profile.name, ownerId, countedAt }];
  });
  return { system, people };
}
