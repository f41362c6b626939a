import { authMethods } from './families/auth.ts';
import { blocksMethods } from './families/blocks.ts';
import { chatMethods } from './families/chat.ts';
import { conversationsMethods } from './families/conversations.ts';
import { dndMethods } from './families/dnd.ts';
import { usergroupsMethods } from './families/usergroups.ts';
import { usersMethods } from './families/users.ts';
import { viewsMethods } from './families/views.ts';
import type { Method } from './method.ts';

/** Every Web API method this workspace answers; a new family is a file and a line here. */
export const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...authMethods,
    ...blocksMethods,
    ...chatMethods,
    ...conversationsMethods,
    ...dndMethods,
    ...usergroupsMethods,
    ...usersMethods,
    ...viewsMethods,
  }),
);
