import { unknownLead } from '../../../../blocks/answers/command-answers.ts';
import { leadHelp } from '../../../../blocks/answers/help.ts';
import { leadWhy } from '../../../../blocks/answers/lead-answers.ts';
import { queueList } from '../../../../blocks/answers/list-answers.ts';
import { mrkdwn } from '../../../../blocks/text.ts';
import { counted } from '../../../../blocks/words.ts';
import { loadHome } from '../../../../services/home/load-home.ts';
import { loadQueue } from '../../../../services/look-up/list-leads.ts';
import { loadStory } from '../../../../services/look-up/load-story.ts';
import { showLead } from '../../../../services/look-up/show-lead.ts';
import { shownLead } from '../../answers/shown-lead.ts';
import type { Command, Verb } from '../command.ts';
import { assign } from './lead-assign.ts';
import { close } from './lead-close.ts';
import { merge } from './lead-merge.ts';
import { add } from './lead-new.ts';
import { reroute, snooze, wake } from './lead-snooze.ts';
import { test } from './lead-test.ts';
import { engagement, fine, touch } from './lead-touch.ts';
import { giveback, restore, undo, unrouted } from './lead-undo.ts';
import { withLead } from './with-lead.ts';

const help: Verb = async () => leadHelp(null);

const show: Verb = async ({ person, rest }) =>
  withLead(person.ctx, { query: rest, usage: '/lead show ID' }, async (leadId, alias) => {
    const { ctx, actor, reader } = person;
    const { timeZone } = reader;
    const detail = await showLead(ctx, { leadId: alias ?? leadId, actor, timeZone });
    return detail ? shownLead(detail, person) : unknownLead(rest, null);
  });

const why: Verb = async ({ person: { ctx, userId, reader }, rest }) =>
  withLead(ctx, { query: rest, usage: '/lead why ID' }, async (leadId, alias) => {
    const story = await loadStory(ctx, { leadId: alias ?? leadId, userId });
    return story ? leadWhy(story, reader.now) : unknownLead(rest, null);
  });

const queue: Verb = async ({ person: { ctx, reader } }) => queueList(await loadQueue(ctx), reader);

const isReal = (row: { test: boolean }): boolean => !row.test;

const blank: Verb = async ({ person: { ctx, userId } }) => {
  const { waiting, open } = await loadHome(ctx, { userId });
  const offers = counted(waiting.filter(isReal).length, 'lead');
  const held = open.filter(isReal).length;
  return leadHelp(mrkdwn`*${offers} waiting for you, ${held} open.* Home lists them.`);
};

export const LEAD = {
  name: '/lead',
  verbs: {
    help,
    new: add,
    show,
    why,
    assign,
    touch,
    engagement,
    close,
    fine,
    snooze,
    wake,
    reroute,
    undo,
    giveback,
    restore,
    merge,
    queue,
    unrouted,
    test,
  },
  aliases: { add: 'new', give: 'assign', explain: 'why', reopen: 'restore', release: 'giveback' },
  later: [],
  blank,
} as const satisfies Command;
