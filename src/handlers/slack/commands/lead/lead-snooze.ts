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

/** `/lead snooze globex until friday 9:00 because they wait for budget`. */
export const snooze: Verb = async (asked) => {
  const { ctx, actor, reader } = asked.person;
  const { query, until, typed, reason } = splitAtUntil(asked.rest, reader);
  if (reason === '') return missingWords(asked.line);
  if (!until) return typed === '' ? missingWords(asked.line) : badTime(typed);
  return withLead(asked, query, async (leadId) =>
    snoozeAnswer(await snoozeLead(ctx, { leadId, until, reason, actor }), reader),
  );
};

/** `/lead wake globex`: its clocks go on now. */
export const wake: Verb = async (asked) => {
  const { ctx, actor, reader } = asked.person;
  return withLead(asked, asked.rest, async (leadId) =>
    unsnoozeAnswer(await unsnoozeLead(ctx, { leadId, actor }), reader),
  );
};

/** `/lead reroute globex on the phone all day`: for managers. */
export const reroute: Verb = async (asked) => {
  const { ctx, actor } = asked.person;
  return withLeadAndWords(asked, async (leadId, words) =>
    rerouteAnswer(await rerouteLead(ctx, { leadId, reason: words ?? '', actor })),
  );
};
