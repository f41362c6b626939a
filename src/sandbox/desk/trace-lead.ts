import { listLeadRecords } from '../../db/leads/lead-store.ts';
import { printedTime } from '../../handlers/cli/plain-words.ts';
import { personName } from '../../routing/intake/person/identify-person.ts';
import type { Context } from '../../services/context.ts';
import { loadStory } from '../../services/look-up/load-story.ts';
import { english } from '../../words/say.ts';
import type { DeskView, Trace } from '../page/desk.ts';

const MOST_LEADS = 100;

/** The newest leads, with what a list needs to tell them apart. */
export async function listLeads({ db }: Context): Promise<DeskView['leads']> {
  const leads = await listLeadRecords(db.read, { limit: MOST_LEADS });
  return leads.map(({ id, company, state, receivedAt, submission }) => ({
    id,
    title: titleOf(company, personName(submission.person)),
    state,
    at: receivedAt.toISOString(),
  }));
}

/** The same story that Slack tells under *Why me?* and the command line under `lead explain`. */
export async function traceLead(
  ctx: Context,
  { leadId, timeZone }: { leadId: string; timeZone: string },
): Promise<Trace | null> {
  const story = await loadStory(ctx, { leadId, userId: null, timeZone });
  if (!story) return null;
  const reader = { timeZone, now: ctx.clock.now() };
  const { lead, state, headline, sections, timeline } = story;
  return {
    id: lead.leadId,
    title: titleOf(lead.company, lead.person),
    state,
    headline,
    sections,
    timeline: timeline.map(({ at, text, planned }) => ({
      at: at.toISOString(),
      time: printedTime(at, reader),
      text: english(text),
      planned,
    })),
  };
}

const titleOf = (company: string, person: string): string =>
  [company, person].filter(Boolean).join(' · ');
