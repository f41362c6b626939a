/** Says who has which role, and whom of the roster Slack does not know. */
import type { Reader } from '../../db/database.ts';
import { listRepRecords, loadRepStates, type RepRecord } from '../../db/workspace/team-store.ts';
import type { Role } from '../../routing/model/actor.ts';
import type { RolesGlance } from '../../routing/model/cards/standings/overview.ts';

export async function glanceAtRoles(from: Reader): Promise<RolesGlance> {
  const people = await listRepRecords(from);
  const states = await loadRepStates(from);
  const hasLeft = ({ id }: RepRecord) => Boolean(states.get(id)?.deactivatedAt);
  const having = (role: Role) => people.filter(({ profile }) => profile.role === role);
  return {
    admins: namesOf(having('admin')),
    managers: namesOf(having('manager')),
    reps: having('rep').length,
    notFound: namesOf(people.filter((one) => one.slackUserId === null && !hasLeft(one))),
    gone: namesOf(people.filter(hasLeft)),
  };
}

function namesOf(people: readonly RepRecord[]): string[] {
  return people.map(({ profile }) => profile.name);
}
