import { unknownLead } from '../../../../blocks/answers/command-answers.ts';
import { leadHelp, ownLeads } from '../../../../blocks/answers/help/help.ts';
import { leadWhy } from '../../../../blocks/answers/lead-answers.ts';
import { queueList } from '../../../../blocks/answers/list-answers.ts';
import { loadHome } from '../../../../services/home/load-home.ts';
import { findLead } from '../../../../services/look-up/find-lead.ts';
import { loadQueue } from '../../../../services/look-up/list-leads.ts';
import { loadStory } from '../../../../services/look-up/load-story.ts';
import { showLead } from '../../../../services/look-up/show-lead.ts';
import { shownLead } from '../../answers/shown-lead.ts';
import type { Command, Verb } from '../command.ts';
import { assign } from './lead-assign.ts';
import { claim, decline } from './lead-claim.ts';
import { close } from './lead-close.ts';
import { merge } from './lead-merge.ts';
import { add } from './lead-new.ts';
import { reroute, snooze, wake } from './lead-snooze.ts';
import { test } from './lead-test.ts';
import { engagement, fine, touch } from './lead-touch.ts';
import { giveback, restore, undo, unrouted } from './lead-undo.ts';
import { withLead } from './with-lead.ts';

const help: Verb = async () => leadHelp();

const show: Verb = async (asked) =>
  withLead(asked, asked.rest, async (leadId, alias) => {
    const { person, rest } = asked;
    const { ctx, actor, reader } = person;
    const { timeZone } = reader;
    const detail = await showLead(ctx, { leadId: alias ?? leadId, actor, timeZone });
    return detail ? shownLead(detail, person) : unknownLead(rest, null);
  });

const why: Verb = async (asked) =>
  withLead(asked, asked.rest, async (leadId, alias) => {
    const { ctx, userId, reader } = asked.person;
    const story = await loadStory(ctx, { leadId: alias ?? leadId, userId });
    return story ? leadWhy(story, reader.now) : unknownLead(asked.rest, null);
  });

const queue: Verb = async ({ person: { ctx, reader } }) => queueList(await loadQueue(ctx), reader);

/** `/lead globex` shows it; what names no lead is a verb that was misspelt. */
const bare: Verb = async (asked) => {
  const found = await findLead(asked.person.ctx, { query: asked.rest });
  return found.outcome === 'unknown' ? null : show({ ...asked, line: '/lead show' });
};

const blank: Verb = async ({ person: { ctx, userId, reader } }) => {
  const { waiting, open } = await loadHome(ctx, { userId });
  return ownLeads({ waiting, open }, reader);
};

export const LEAD = {
  name: '/lead',
  verbs: {
    help,
    new: add,
    show,
    why,
    claim,
    decline,
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
  aliases: {
    add: 'new',
    ack: 'claim',
    accept: 'claim',
    take: 'claim',
    pass: 'decline',
    give: 'assign',
    explain: 'why',
    reopen: 'restore',
    release: 'giveback',
  },
  later: [],
  blank,
  bare,
} as const satisfies Command;
