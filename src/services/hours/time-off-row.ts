/** Draws time off as people see it: names for ids, and in whose zone its days are meant. */
import type { Reader } from '../../db/database.ts';
import type { AbsenceRecord } from '../../db/workspace/availability-store.ts';
import { findRepById } from '../../db/workspace/team-store.ts';
import type { TimeOffRow } from '../../routing/model/cards/hours-cards.ts';
import { nameOfActor, nameOfRep } from '../views/names.ts';
import { zoneOf } from '../views/zone-of.ts';

export async function timeOffRow(
  from: Reader,
  { id, repId, startsAt, endsAt, coverId, setBy, begunAt }: AbsenceRecord,
): Promise<TimeOffRow> {
  const rep = await findRepById(from, repId);
  return {
    id,
    repId,
    name: rep?.profile.name ?? repId,
    from: startsAt,
    until: endsAt,
    coverId,
    coverName: coverId === null ? null : await nameOfRep(from, coverId),
    begun: begunAt !== null,
    setBy: await nameOfActor(from, setBy),
    timeZone: await zoneOf(from, rep),
  };
}
