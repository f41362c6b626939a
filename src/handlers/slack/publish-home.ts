import { renderHome } from '../../blocks/home/home.ts';
import type { Messenger } from '../../ports.ts';
import type { Context } from '../../services/context.ts';
import { showHome } from '../../services/home/show-home.ts';
import { toFault } from './faults.ts';
import type { Person } from './person.ts';

/** Draws somebody's Home as things stand now; anybody has one, on the roster or not. */
export async function publishHome(
  ctx: Context,
  { client, userId }: Pick<Person, 'client' | 'userId'>,
): Promise<void> {
  const publish: Messenger['publishHome'] = async (_, home, replaced) => {
    const view = renderHome(home, ctx.clock.now());
    const hash = replaced === undefined ? {} : { hash: replaced };
    const answer = await client.views
      .publish({ user_id: userId, view, ...hash })
      .catch((thrown: unknown) => Promise.reject(toFault(thrown)));
    return answer.view?.hash;
  };
  await showHome(ctx, { userId, messenger: { publishHome: publish } });
}
