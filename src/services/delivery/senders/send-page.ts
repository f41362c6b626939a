/** Words of the pages: what people must hear although Slack cannot tell them. */

import type { OutboxRecord } from '../../../db/delivery/outbox-store.ts';
import { findLead } from '../../../db/leads/lead-store.ts';
import type { Page, Pager } from '../../../ports.ts';
import { chained } from '../../../words/lists.ts';
import { counted } from '../../../words/numbers.ts';
import { english, type Phrase, say } from '../../../words/say.ts';
import type { Context } from '../../context.ts';
import { measureQuarantine } from '../../quarantine/measure-quarantine.ts';
import { lastedWords, momentWords } from '../../views/outage-words.ts';
import type { Sent } from '../send.ts';

interface Words extends Pick<Page, 'severity'> {
  title: Phrase;
  text: Phrase;
}
type Writer = (ctx: Context, message: OutboxRecord) => Words | Promise<Words | null>;

const PAGES: Record<string, Writer> = {
  'page.slack_down': slackDown,
  'page.slack_revoked': slackRevoked,
  'page.slack_up': slackUp,
  'page.crm_down': crmDown,
  'page.crm_up': crmUp,
  'page.lead_held': leadHeld,
  'page.quarantine': quarantineLate,
  'page.fetches_late': fetchesLate,
  'page.fetches_caught_up': fetchesCaughtUp,
};

export async function sendPage(
  ctx: Context,
  pager: Pager | null,
  message: OutboxRecord,
): Promise<Sent> {
  const words = await PAGES[message.kind]?.(ctx, message);
  if (!pager || !words) return {};
  const { severity, title, text } = words;
  const said = { severity, title: english(title), text: english(text) };
  await pager.page({ id: message.id, at: message.createdAt, ...said });
  return { reached: true };
}

function slackDown(_: Context, { payload }: OutboxRecord): Words {
  const text = chained(
    [
      say`Slack has not answered since ${momentWords(payload.since)}.`,
      say`Leads are taken in, given to reps and wait for Slack.`,
      say`Clocks stand still and nobody counts as late.`,
      say`Nothing needs doing: I go on by myself.`,
      say`See https://slack-status.com.`,
    ],
    ' ',
  );
  return { severity: 'warning', title: say`Slack does not answer`, text };
}

function slackRevoked(_: Context, { payload }: OutboxRecord): Words {
  const text = chained(
    [
      say`Slack took Baton's access away at ${momentWords(payload.since)}.`,
      say`Leads are taken in and wait.`,
      say`Install the app again (same token), or set SLACK_BOT_TOKEN and restart.`,
      say`I go on by myself.`,
    ],
    ' ',
  );
  return { severity: 'critical', title: say`Baton has no access to Slack`, text };
}

function slackUp(_: Context, { payload }: OutboxRecord): Words {
  const text = chained(
    [
      say`Slack answers again after ${lastedWords(payload.lastedMs)}.`,
      say`${counted(Number(payload.waiting), 'lead')} waited for a card: they leave now, the most urgent first.`,
      say`Every clock got its time back.`,
    ],
    ' ',
  );
  return { severity: 'info', title: say`Slack is back`, text };
}

function crmDown(_: Context, { payload }: OutboxRecord): Words {
  const waits = counted(Number(payload.waiting), 'write waits', 'writes wait');
  const text = chained(
    [
      say`The CRM has not answered since ${momentWords(payload.since)}.`,
      say`${waits}; claims are safe.`,
      say`I keep trying for a day: check WEBHOOK_OUT_URL and its receiver.`,
    ],
    ' ',
  );
  return { severity: 'warning', title: say`The CRM does not answer`, text };
}

function crmUp(_: Context, { payload }: OutboxRecord): Words {
  const text = chained(
    [
      say`The CRM answers again after ${lastedWords(payload.lastedMs)}.`,
      say`${counted(Number(payload.waiting), 'write')} waited and leave now, in order for each lead.`,
    ],
    ' ',
  );
  return { severity: 'info', title: say`The CRM is back`, text };
}

function fetchesLate(_: Context, { payload }: OutboxRecord): Words {
  const waits = counted(Number(payload.waiting), 'lead waits', 'leads wait');
  const since = momentWords(payload.since);
  const text = chained(
    [
      say`${waits} that a provider has announced and does not hand out, the oldest since ${since}.`,
      say`Nothing is lost: I keep asking for a day, and each keeps its age.`,
      say`Look at the provider's status, its *_API_URL and its *_TOKEN; /readyz says more.`,
    ],
    ' ',
  );
  return { severity: 'warning', title: say`Announced leads do not come`, text };
}

function fetchesCaughtUp(_: Context, { payload }: OutboxRecord): Words {
  const text = say`What was announced is here after ${lastedWords(payload.lastedMs)}.`;
  return { severity: 'info', title: say`Announced leads come again`, text };
}

/** Null once somebody has it. */
async function leadHeld(ctx: Context, { leadId }: OutboxRecord): Promise<Words | null> {
  const lead = await findLead(ctx.db.read, leadId ?? '');
  if (lead?.state !== 'held') return null;
  const text = chained(
    [
      say`Nobody can take ${lead.company} (${lead.id}), and Slack cannot tell the managers.`,
      say`Give it to somebody by phone: baton lead assign ${lead.id}.`,
      say`For all: baton lead list --status held.`,
    ],
    ' ',
  );
  return { severity: 'warning', title: say`A lead waits with nobody`, text };
}

/** Null once somebody has looked. */
async function quarantineLate(ctx: Context): Promise<Words | null> {
  const { overdue, oldestMs } = await measureQuarantine(ctx);
  if (overdue === 0) return null;
  const waits = counted(overdue, 'lead waits', 'leads wait');
  const lasted = lastedWords(oldestMs);
  const text = chained(
    [
      say`${waits} in quarantine unseen, the oldest for ${lasted}: nobody is asked about them until somebody looks.`,
      say`Home and /lead queue list them; so does baton quarantine list.`,
    ],
    ' ',
  );
  return { severity: 'warning', title: say`Leads wait in quarantine`, text };
}
