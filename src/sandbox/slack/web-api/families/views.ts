import type { ViewContent } from '../../blocks/content.ts';
import { Refusal } from '../../state/refusal.ts';
import { type Arguments, optionalText, requiredText, viewOf } from '../arguments.ts';
import { describeView } from '../describe.ts';
import type { Methods } from '../method.ts';

export const viewsMethods: Methods = {
  'views.open': (workspace, args) => {
    const content = viewOfType(args, 'modal');
    const userId = workspace.triggers.exchange(requiredText(args, 'trigger_id'));
    return { view: describeView(workspace, workspace.views.open(userId, content)) };
  },

  'views.push': (workspace, args) => {
    const content = viewOfType(args, 'modal');
    const userId = workspace.triggers.exchange(requiredText(args, 'trigger_id'));
    return { view: describeView(workspace, workspace.views.push(userId, content)) };
  },

  'views.update': (workspace, args) => {
    const content = viewOf(args);
    const id = optionalText(args, 'view_id') ?? requiredText(args, 'external_id');
    const view = workspace.views.find(id);
    if (!view) throw new Refusal('not_found');
    workspace.views.update(view, content, optionalText(args, 'hash'));
    return { view: describeView(workspace, view) };
  },

  'views.publish': (workspace, args) => {
    const content = viewOfType(args, 'home');
    if (!workspace.tabs.home) throw new Refusal('not_enabled');
    const user = workspace.directory.findUser(requiredText(args, 'user_id'));
    if (!user) throw new Refusal('user_not_found');
    const view = workspace.views.publish(user.id, content, optionalText(args, 'hash'));
    return { view: describeView(workspace, view) };
  },
};

function viewOfType(args: Arguments, type: ViewContent['type']): ViewContent {
  const content = viewOf(args);
  if (content.type === type) return content;
  throw new Refusal('invalid_arguments', [
    `[ERROR] unsupported type: ${content.type} [json-pointer:/view/type]`,
  ]);
}
