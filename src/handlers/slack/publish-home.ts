import { webApi } from '@slack/bolt';
import type { HomeView } from '@slack/web-api';
import { renderHome } from '../../blocks/home/home.ts';
import type { Context } from '../../services/context.ts';
import { loadHome } from '../../services/home/load-home.ts';
import type { Person } from './person.ts';

interface Viewer extends Pick<Person, 'client' | 'userId'> {
  /** Slack's mark of the Home that was in sight; left out where something else was. */
  homeHash?: string | undefined;
}

/**
 * Draws somebody's Home as things stand now; anybody has one, on the roster or not. Where it was
 * published anew since it was in sight, what was loaded here may be older than what is there.
 */
export async function publishHome(ctx: Context, viewer: Viewer): Promise<void> {
  const { client, userId, homeHash } = viewer;
  const view = await drawHome(ctx, userId);
  if (homeHash === undefined) {
    await client.views.publish({ user_id: userId, view });
    return;
  }
  try {
    await client.views.publish({ user_id: userId, view, hash: homeHash });
  } catch (thrown) {
    if (!isConflict(thrown)) throw thrown;
    await client.views.publish({ user_id: userId, view: await drawHome(ctx, userId) });
  }
}

async function drawHome(ctx: Context, userId: string): Promise<HomeView> {
  return renderHome(await loadHome(ctx, { userId }), ctx.clock.now());
}

function isConflict(thrown: unknown): boolean {
  return thrown instanceof webApi.WebAPIPlatformError && thrown.data.error === 'hash_conflict';
}
