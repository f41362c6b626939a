import { badTime, missingWords } from '../../../../blocks/answers/command-answers.ts';
import { rerouteLead } from '../../../../services/ownership/reroute-lead.ts';
import { snoozeLead } from '../../../../services/ownership/snooze-lead.ts';
import { unsnoozeLead } from '../../../../services/ownership/unsnooze-lead.ts';
import {
  rerouteAnswer,
  snoozeAnswer,
  unsnoozeAnswer,
} from '../../answers/working/snooze-answer.ts';
import type { Verb } from '../command.ts';
import { splitAtUntil } from '../parsing/parse-snooze.ts';
import { withLead, withLeadAndWords } from './with-lead.ts';

const USAGE = '/lead snooze ID 2d because REASON';

/** `/lead snooze globex until friday 9:00 because they wait for budget`. */
export const snooze: Verb = async ({ person: { ctx, actor, reader }, rest }) => {
  const { query, until, typed, reason } = splitAtUntil(rest, reader);
  if (reason === '') return missingWords(USAGE);
  if (!until) return typed === '' ? missingWords(USAGE) : badTime(typed);
  return withLead(ctx, { query, usage: USAGE }, async (leadId) =>
    snoozeAnswer(await snoozeLead(ctx, { leadId, until, reason, actor }), reader),
  );
};

/** `/lead wake globex`: its clocks go on now. */
export const wake: Verb = async ({ person: { ctx, actor }, rest }) =>
  withLead(ctx, { query: rest, usage: '/lead wake ID' }, async (leadId) =>
    unsnoozeAnswer(await unsnoozeLead(ctx, { leadId, actor })),
  );

/** `/lead reroute globex on the phone all day`: for managers. */
export const reroute: Verb = async ({ person: { ctx, actor }, rest }) =>
  withLeadAndWords(ctx, { query: rest, usage: '/lead reroute ID REASON' }, async (leadId, words) =>
    rerouteAnswer(await rerouteLead(ctx, { leadId, reason: words ?? '', actor })),
  );
