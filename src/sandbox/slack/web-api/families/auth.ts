import { app } from '../../state/model.ts';
import { isSet, optionalText } from '../arguments.ts';
import type { Methods } from '../method.ts';

export const authMethods: Methods = {
  'api.test': (_, { token: __, ...args }) => {
    const error = optionalText(args, 'error');
    return { ...(error && { ok: false, error }), args };
  },

  'auth.test': ({ team }) => ({
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: app.name,
    team_id: team.id,
    user_id: app.botUserId,
    bot_id: app.botId,
    is_enterprise_install: false,
  }),

  'auth.revoke': (workspace, args) => {
    const isTrial = isSet(args, 'test');
    if (!isTrial) workspace.isRevoked = true;
    return { revoked: !isTrial };
  },
};
