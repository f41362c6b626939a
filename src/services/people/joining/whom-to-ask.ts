/** Says whom somebody asks whom no lead reaches: their own manager, or who keeps the roster. */
import type { Reader } from '../../../db/database.ts';
import { listRepRecords, type RepRecord } from '../../../db/workspace/team-store.ts';
import { hasRole } from '../../../routing/model/actor.ts';
import { type Allower, whoMay } from '../../steps/permission.ts';

/** `asker` is null for who is not on the roster; the answer for where nobody can be reached. */
export async function whomToAsk(from: Reader, asker: RepRecord | null): Promise<Allower | null> {
  const needed = asker ? 'manager' : 'admin';
  const people = await listRepRecords(from);
  const able = people.filter(
    ({ id, profile }) => id !== asker?.id && hasRole(profile.role, needed),
  );
  const performer = asker && { rep: asker, role: asker.profile.role, name: asker.profile.name };
  return whoMay(able, performer).ask ?? null;
}
