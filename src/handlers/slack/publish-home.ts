import { renderHome } from '../../blocks/home/home.ts';
import type { Context } from '../../services/context.ts';
import { loadHome } from '../../services/home/load-home.ts';
import type { Person } from './person.ts';

/** Draws somebody's Home as things stand now; anybody has one, on the roster or not. */
export async function publishHome(
  ctx: Context,
  { client, userId }: Pick<Person, 'client' | 'userId'>,
): Promise<void> {
  const home = await loadHome(ctx, { userId });
  await client.views.publish({ user_id: userId, view: renderHome(home, ctx.clock.now()) });
}
