import type { Actor } from '../routing/model/actor.ts';

/** Who clicked or typed, as the services know them. */
export function slackActor(userId: string): Actor {
  return { kind: 'slack', userId };
}
