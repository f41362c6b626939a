import { routingHelp } from '../../../../blocks/answers/help.ts';
import { statusList } from '../../../../blocks/answers/list-answers.ts';
import { loadHome } from '../../../../services/home/load-home.ts';
import { loadStatus } from '../../../../services/home/load-status.ts';
import { ownState } from '../../answers/words.ts';
import type { Command, Verb } from '../command.ts';
import { away, back } from './routing-away.ts';
import { pause, resume } from './routing-pause.ts';
import { policy, rollback } from './routing-policy.ts';
import { report } from './routing-report.ts';

const help: Verb = async () => routingHelp(null);

const status: Verb = async ({ person: { ctx, actor, reader } }) =>
  statusList(await loadStatus(ctx, { actor }), reader);

const blank: Verb = async ({ person: { ctx, userId, reader } }) => {
  const { availability } = await loadHome(ctx, { userId });
  return routingHelp(availability && ownState(availability, reader));
};

export const ROUTING = {
  name: '/routing',
  verbs: { help, status, report, away, back, pause, resume, policy, rollback },
  aliases: { stop: 'pause', start: 'resume', out: 'away', rules: 'policy' },
  later: [],
  blank,
} as const satisfies Command;
