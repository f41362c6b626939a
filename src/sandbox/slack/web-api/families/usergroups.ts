import type { UserGroup } from '../../state/model.ts';
import { Refusal } from '../../state/refusal.ts';
import type { Workspace } from '../../state/workspace.ts';
import { type Arguments, isSet, requiredText } from '../arguments.ts';
import type { Methods } from '../method.ts';

export const usergroupsMethods: Methods = {
  'usergroups.list': (workspace, args) => ({
    usergroups: groupsOf(workspace, args).map((group) => ({
      ...describeGroup(workspace, group),
      ...(isSet(args, 'include_users') && { users: group.users }),
      ...(isSet(args, 'include_count') && { user_count: group.users.length }),
    })),
  }),

  'usergroups.users.list': (workspace, args) => {
    const id = requiredText(args, 'usergroup');
    const group = groupsOf(workspace, args).find((each) => each.id === id);
    if (!group) throw new Refusal('no_such_subteam');
    return { users: group.users };
  },
};

function groupsOf({ directory }: Workspace, args: Arguments): UserGroup[] {
  return directory.userGroups.filter(
    (group) => !group.isDisabled || isSet(args, 'include_disabled'),
  );
}

function describeGroup({ team, now }: Workspace, group: UserGroup): Record<string, unknown> {
  return {
    id: group.id,
    team_id: team.id,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    handle: group.handle,
    description: '',
    is_external: false,
    date_delete: group.isDisabled ? Math.floor(now().getTime() / 1000) : 0,
    prefs: { channels: [], groups: [] },
  };
}
