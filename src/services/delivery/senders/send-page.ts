/** Words of the pages: what people must hear although Slack cannot tell them. */

import type { OutboxRecord } from '../../../db/delivery/outbox-store.ts';
import { findLead } from '../../../db/leads/lead-store.ts';
import type { Page, Pager } from '../../../ports.ts';
import { counted } from '../../../words/numbers.ts';
import { english } from '../../../words/say.ts';
import type { Context } from '../../context.ts';
import { measureQuarantine } from '../../quarantine/measure-quarantine.ts';
import { lastedWords, momentWords } from '../../views/outage-words.ts';
import type { Sent } from '../send.ts';

type Words = Pick<Page, 'severity' | 'title' | 'text'>;
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
  await pager.page({ id: message.id, at: message.createdAt, ...words });
  return { reached: true };
}

function slackDown(_: Context, { payload }: OutboxRecord): Words {
  const text =
    `Slack has not answered since ${english(momentWords(payload.since))}. Leads are taken in, given to reps ` +
    `and wait for Slack. Clocks stand still and nobody counts as late. ` +
    'Nothing needs doing: I go on by myself. See https://slack-status.com.';
  return { severity: 'warning', title: 'Slack does not answer', text };
}

function slackRevoked(_: Context, { payload }: OutboxRecord): Words {
  const text =
    `Slack took Baton's access away at ${english(momentWords(payload.since))}. Leads are taken in and wait. ` +
    'Install the app again (same token), or set SLACK_BOT_TOKEN and restart. I go on by myself.';
  return { severity: 'critical', title: 'Baton has no access to Slack', text };
}

function slackUp(_: Context, { payload }: OutboxRecord): Words {
  const text =
    `Slack answers again after ${english(lastedWords(payload.lastedMs))}. ` +
    `${english(counted(Number(payload.waiting), 'lead'))} waited for a card: they leave now, the most urgent ` +
    'first. Every clock got its time back.';
  return { severity: 'info', title: 'Slack is back', text };
}

function crmDown(_: Context, { payload }: OutboxRecord): Words {
  const waits = english(counted(Number(payload.waiting), 'write waits', 'writes wait'));
  const text =
    `The CRM has not answered since ${english(momentWords(payload.since))}. ${waits}; ` +
    'claims are safe. I keep trying for a day: check WEBHOOK_OUT_URL and its receiver.';
  return { severity: 'warning', title: 'The CRM does not answer', text };
}

function crmUp(_: Context, { payload }: OutboxRecord): Words {
  const text =
    `The CRM answers again after ${english(lastedWords(payload.lastedMs))}. ` +
    `${english(counted(Number(payload.waiting), 'write'))} waited and leave now, in order for each lead.`;
  return { severity: 'info', title: 'The CRM is back', text };
}

function fetchesLate(_: Context, { payload }: OutboxRecord): Words {
  const waits = english(counted(Number(payload.waiting), 'lead waits', 'leads wait'));
  const text =
    `${waits} that a provider has announced and does not hand out, the oldest since ` +
    `${english(momentWords(payload.since))}. Nothing is lost: I keep asking for a day, and each keeps its ` +
    "age. Look at the provider's status, its *_API_URL and its *_TOKEN; /readyz says more.";
  return { severity: 'warning', title: 'Announced leads do not come', text };
}

function fetchesCaughtUp(_: Context, { payload }: OutboxRecord): Words {
  const text = `What was announced is here after ${english(lastedWords(payload.lastedMs))}.`;
  return { severity: 'info', title: 'Announced leads come again', text };
}

/** Null once somebody has it. */
async function leadHeld(ctx: Context, { leadId }: OutboxRecord): Promise<Words | null> {
  const lead = await findLead(ctx.db.read, leadId ?? '');
  if (lead?.state !== 'held') return null;
  const text =
    `Nobody can take ${lead.company} (${lead.id}), and Slack cannot tell the managers. Give it to ` +
    `somebody by phone: baton lead assign ${lead.id}. For all: baton lead list --status held.`;
  return { severity: 'warning', title: 'A lead waits with nobody', text };
}

/** Null once somebody has looked. */
async function quarantineLate(ctx: Context): Promise<Words | null> {
  const { overdue, oldestMs } = await measureQuarantine(ctx);
  if (overdue === 0) return null;
  const waits = english(counted(overdue, 'lead waits', 'leads wait'));
  const text =
    `${waits} in quarantine unseen, the oldest for ${english(lastedWords(oldestMs))}: nobody is asked about ` +
    'them until somebody looks. Home and /lead queue list them; so does baton quarantine list.';
  return { severity: 'warning', title: 'Leads wait in quarantine', text };
}
