import { ownRouting, routingHelp } from '../../../../blocks/answers/help/help.ts';
import { statusList } from '../../../../blocks/answers/list-answers.ts';
import { ownStanding } from '../../../../blocks/parts/own-standing.ts';
import { mrkdwn } from '../../../../blocks/text.ts';
import { loadHome } from '../../../../services/home/load-home.ts';
import { loadStatus } from '../../../../services/home/load-status.ts';
import type { Command, Verb } from '../command.ts';
import { away, back } from './routing-away.ts';
import { pause, resume } from './routing-pause.ts';
import { policy, rollback } from './routing-policy.ts';
import { report } from './routing-report.ts';
import { timeoff } from './routing-timeoff.ts';

const help: Verb = async () => routingHelp();

const status: Verb = async ({ person: { ctx, actor, reader } }) =>
  statusList(await loadStatus(ctx, { actor }), reader);

const blank: Verb = async ({ person: { ctx, userId, reader } }) => {
  const { availability, inPool } = await loadHome(ctx, { userId });
  return ownRouting(inPool && availability ? mrkdwn`${ownStanding(availability, reader)}.` : null);
};

export const ROUTING = {
  name: '/routing',
  verbs: { help, status, report, away, back, timeoff, pause, resume, policy, rollback },
  aliases: {
    stop: 'pause',
    start: 'resume',
    out: 'away',
    pto: 'timeoff',
    'time-off': 'timeoff',
    rules: 'policy',
  },
  later: [],
  blank,
} as const satisfies Command;
