import type { webApi } from '@slack/bolt';
import type { ModalView } from '@slack/web-api';
import type { Actor } from '../../routing/model/actor.ts';
import type { Context } from '../../services/context.ts';
import { whoIs } from '../../services/people/who-is.ts';
import type { Reader } from '../../words/time.ts';
import { slackActor } from '../actor.ts';

/** Somebody on the roster, at work in Slack. */
export interface Person {
  ctx: Context;
  client: webApi.WebClient;
  userId: string;
  actor: Actor;
  repId: string;
  /** Their zone and the time now, for words that name times. */
  reader: Reader;
}

/** Somebody to whom a form can be shown, while Slack lets us: three seconds. */
export interface Asking extends Person {
  open(view: ModalView): Promise<unknown>;
}

/** Null for guests, strangers in shared channels and whoever else the roster does not name. */
export async function findPerson(
  ctx: Context,
  { userId, client }: { userId: string; client: webApi.WebClient },
): Promise<Person | null> {
  const known = await whoIs(ctx, { userId });
  if (!known) return null;
  const reader = { timeZone: known.timeZone, now: ctx.clock.now() };
  return { ctx, client, userId, actor: slackActor(userId), repId: known.repId, reader };
}
