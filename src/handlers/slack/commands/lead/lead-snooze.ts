import { badTime } from '../../../../blocks/answers/command-answers.ts';
import { rerouteLead } from '../../../../services/ownership/reroute-lead.ts';
import { snoozeLead } from '../../../../services/ownership/snooze-lead.ts';
import { unsnoozeLead } from '../../../../services/ownership/unsnooze-lead.ts';
import { askSnooze } from '../../actions/lead/lead-snooze.ts';
import {
  rerouteAnswer,
  snoozeAnswer,
  unsnoozeAnswer,
} from '../../answers/working/snooze-answer.ts';
import type { Verb } from '../command.ts';
import { splitAtUntil } from '../parsing/parse-snooze.ts';
import { byForm, withLead, withLeadAndWords } from './with-lead.ts';

/** `/lead snooze globex 2d because they wait for budget`; the form asks for what is left out. */
export const snooze: Verb = async (asked) => {
  const { ctx, actor, reader } = asked.person;
  const { query, until, typed, reason } = splitAtUntil(asked.rest, reader);
  const ask = (form: { leadId: string; until: string; reason: string }) =>
    byForm(askSnooze({ ...asked.person, open: asked.open }, form));
  if (!until && reason === '') {
    return withLeadAndWords(asked, (leadId, words) => ask({ leadId, until: words ?? '', reason }));
  }
  if (!until && typed !== '') return badTime(typed);
  return withLead(asked, query, async (leadId) => {
    if (!until || reason === '') return ask({ leadId, until: typed, reason });
    return snoozeAnswer(await snoozeLead(ctx, { leadId, until, reason, actor }), reader);
  });
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
