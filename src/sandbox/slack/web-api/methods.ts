import { authMethods } from './auth.ts';
import { blocksMethods } from './blocks.ts';
import { chatMethods } from './chat.ts';
import { conversationsMethods } from './conversations.ts';
import type { Method } from './method.ts';
import { usersMethods } from './users.ts';
import { viewsMethods } from './views.ts';

/** Every Web API method this workspace answers; a new family is a file and a line here. */
export const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...authMethods,
    ...blocksMethods,
    ...chatMethods,
    ...conversationsMethods,
    ...usersMethods,
    ...viewsMethods,
  }),
);
