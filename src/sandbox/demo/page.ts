import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listLeadRecords } from '../../db/lead-store.ts';
import { loadStory } from '../../services/load-story.ts';
import { nextDueAt } from '../../services/next-due.ts';
import { sendTestLead } from '../../services/send-test-lead.ts';
import { listPeople } from '../../services/who-is.ts';
import type { PageOptions, PanelSection } from '../page/mount-page.ts';
import { fastForward } from '../stage/fast-forward.ts';
import { ACME } from '../stage/open-sandbox.ts';
import type { Stage } from '../stage/open-stage.ts';
import { timeOfDay } from './clock.ts';
import { deliveryOf, post } from './webhook.ts';

const MINUTE_MS = 60_000;
/** What is due already waits for something that comes with the next tick. */
const TICK_MS = 1_000;
const SHOWN_LEADS = 5;
const SAMPLES = readdirSync(join(ACME, 'leads')).map((name) => name.replace(/\.json$/, ''));

const COMMANDS = [
  {
    command: '/lead',
    hint: 'help | why globex | show globex | assign globex @cleo REASON | queue | test',
  },
  { command: '/routing', hint: 'help | status | away 1h | back | pause emea | resume emea' },
];

/** The panel beside the workspace: what happened to the latest leads, and buttons for time. */
export function demoPage(stageOf: () => Stage): PageOptions {
  let sent = 0;
  const pass = (minutes: number) => async () => {
    await passOn(stageOf(), minutes * MINUTE_MS);
    return `It is ${timeOfDay(stageOf().clock.now())} in Madrid.`;
  };
  return {
    commands: COMMANDS,
    panel: () => latestLeads(stageOf()),
    actions: {
      'Send a lead': async () => {
        const sample = SAMPLES[sent % SAMPLES.length] ?? '01-globex-demo';
        sent += 1;
        const { status, leadId } = await post(stageOf(), deliveryOf(sample));
        return `${sample}: ${status} as ${leadId}.`;
      },
      'Send a test lead': () => sendToFirstRep(stageOf()),
      '+1 min': pass(1),
      '+5 min': pass(5),
      '+1 h': pass(60),
      'To the next due': () => jumpToNextDue(stageOf()),
    },
  };
}

/** To the first of the staff, whose conversation the page opens with. */
async function sendToFirstRep({ ctx }: Stage): Promise<string> {
  const [first] = await listPeople(ctx);
  const actor = { kind: 'cli', osUser: 'demo' } as const;
  const was = await sendTestLead(ctx, { repId: first?.repId ?? '', actor });
  return was.outcome === 'sent' ? `A test lead is on its way to ${was.name}.` : was.outcome;
}

async function jumpToNextDue(stage: Stage): Promise<string> {
  const dueAt = await nextDueAt(stage.ctx);
  if (!dueAt) return 'Nothing is due.';
  await passOn(stage, Math.max(TICK_MS, dueAt.getTime() - stage.clock.now().getTime()));
  return `It is ${timeOfDay(stage.clock.now())} in Madrid.`;
}

const passOn = (stage: Stage, ms: number) =>
  fastForward(stage, new Date(stage.clock.now().getTime() + ms));

async function latestLeads({ ctx }: Stage): Promise<PanelSection[]> {
  const leads = await listLeadRecords(ctx.db.read, { limit: SHOWN_LEADS });
  const stories = await Promise.all(
    leads.map(({ id }) => loadStory(ctx, { leadId: id, userId: null })),
  );
  return stories
    .filter((story) => story !== null)
    .map(({ lead, state, headline, timeline }) => ({
      title: `${lead.company}: ${state}`,
      rows: [
        { label: 'Why', text: headline },
        ...timeline.map(({ at, text, planned }) => ({
          label: timeOfDay(at),
          text: planned ? `Next: ${text}` : text,
        })),
      ],
    }));
}
