import { Refusal } from '../state/refusal.ts';
import { optionalText, requiredText } from './arguments.ts';
import { describeUser } from './describe.ts';
import type { Methods } from './method.ts';

const largestPage = 1000;

export const usersMethods: Methods = {
  'users.info': (workspace, args) => {
    const user = workspace.directory.findUser(requiredText(args, 'user'));
    if (!user) throw new Refusal('user_not_found');
    return { user: describeUser(workspace, user) };
  },

  'users.lookupByEmail': (workspace, args) => {
    const email = requiredText(args, 'email').toLowerCase();
    const user = workspace.directory.users.find((each) => each.email?.toLowerCase() === email);
    if (!user || user.deleted) throw new Refusal('users_not_found');
    return { user: describeUser(workspace, user) };
  },

  'users.list': (workspace, args) => {
    const start = Number(optionalText(args, 'cursor') || 0);
    const limit = Number(optionalText(args, 'limit') || largestPage);
    if (!Number.isInteger(start)) throw new Refusal('invalid_cursor');
    const { users } = workspace.directory;
    const page = users.slice(start, start + limit);
    const next = start + limit < users.length ? String(start + limit) : '';
    const members = page.map((user) => describeUser(workspace, user));
    return { members, response_metadata: { next_cursor: next } };
  },
};
