import { app, type User } from '../../state/model.ts';
import { Refusal } from '../../state/refusal.ts';
import type { Workspace } from '../../state/workspace.ts';
import { optionalText, requiredText } from '../arguments.ts';
import { describeProfile, describeUser } from '../describe.ts';
import type { Methods } from '../method.ts';
import { pageOf } from './paging.ts';

const largestPage = 1000;

export const usersMethods: Methods = {
  'users.info': (workspace, args) => ({
    user: describeUser(workspace, knownUser(workspace, requiredText(args, 'user'))),
  }),

  'users.lookupByEmail': (workspace, args) => {
    const email = requiredText(args, 'email').toLowerCase();
    const user = workspace.directory.users.find((each) => each.email?.toLowerCase() === email);
    if (!user || user.deleted) throw new Refusal('users_not_found');
    return { user: describeUser(workspace, user) };
  },

  'users.list': (workspace, args) => {
    const limit = Number(optionalText(args, 'limit') || largestPage);
    const { page, rest } = pageOf(args, workspace.directory.users, limit);
    return { members: page.map((user) => describeUser(workspace, user)), ...rest };
  },

  'users.getPresence': (workspace, args) => {
    const id = optionalText(args, 'user') ?? app.botUserId;
    return { presence: knownUser(workspace, id).presence ?? 'active' };
  },

  'users.profile.get': (workspace, args) => {
    const id = optionalText(args, 'user') ?? app.botUserId;
    return { profile: describeProfile(workspace, knownUser(workspace, id)) };
  },
};

function knownUser({ directory }: Workspace, id: string): User {
  const user = directory.findUser(id);
  if (!user) throw new Refusal('user_not_found');
  return user;
}
