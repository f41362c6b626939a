import { stateWords } from '../../blocks/parts/rep-standing.ts';
import type { Context } from '../../services/context.ts';
import { listPeople } from '../../services/people/who-is.ts';
import { loadEverybody } from '../../services/views/team-rows.ts';
import { english } from '../../words/say.ts';
import type { DeskView } from '../page/desk.ts';

/** Who is available and who is back when, for the list of people to be. */
export async function listStandings(
  ctx: Context,
  timeZone: string,
): Promise<NonNullable<DeskView['people']>> {
  const now = ctx.clock.now();
  const rows = await loadEverybody(ctx);
  const standings = new Map(
    rows.map((row) => [row.repId, english(stateWords(row, { timeZone, now }))] as const),
  );
  const people = await listPeople(ctx);
  return people.flatMap(({ repId, slackUserId }) => {
    const standing = standings.get(repId);
    return slackUserId !== null && standing !== undefined ? [{ id: slackUserId, standing }] : [];
  });
}
