import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { renderCard } from '../../../src/blocks/render-card.ts';
import { createSlackApp } from '../../../src/handlers/slack/slack-app.ts';
import { idsFrom } from '../../../src/ids.ts';
import { parseSubmission } from '../../../src/routing/intake/parse-submission.ts';
import { Person, waitUntil } from '../../../src/sandbox/slack/person.ts';
import { type SlackStandIn, startSlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import { loadOfferCard } from '../../../src/services/cards/load-card.ts';
import { loadEscalationCard } from '../../../src/services/cards/load-escalation.ts';
import type { Context } from '../../../src/services/context.ts';
import { intakeLead } from '../../../src/services/intake/intake-lead.ts';
import { routeLead } from '../../../src/services/placing/route-lead.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';
import { ENGLISH } from '../../../src/words/language.ts';
import { openMemory } from '../../support/db.ts';
import { closeSlack } from '../../support/second-opinion.ts';

const ROSTER = `
version: 1
channels: { managers: C0MANAGERS }
reps:
  - { id: ana, name: Ana Ruiz, slack: U0ANA, email: ana@acme.test, timezone: Europe/Madrid }
  - { id: ben, name: Ben Okoro, slack: U0BEN, email: ben@acme.test, timezone: Europe/London }
  - { id: mia, name: Mia Chen, slack: U0MIA, email: mia@acme.test, role: manager }
`;
const POLICY = `
version: 1
pools:
  - { id: emea, members: { ana: 100, ben: 100 } }
rules:
  - { id: everyone, assign: { pool: emea } }
fallback: { pool: emea }
`;
const SOURCES = '- { id: website, kind: generic, channel: web }\n';
const ADMIN = '  - { id: vic, name: Vic Reyes, slack: U0VIC, email: vic@acme.test, role: admin }\n';
const people = {
  U0ANA: 'Ana Ruiz',
  U0BEN: 'Ben Okoro',
  U0MIA: 'Mia Chen',
  U0VIC: 'Vic Reyes',
  U0GUS: 'Gus Guest',
};
const secrets = { signingSecret: 'test-signing-secret', botToken: 'xoxb-test' };
const team = { teamId: 'T0ACME', enterpriseId: null, botUserId: 'U0BATON' };

export interface Offered {
  leadId: string;
  offerId: string;
  /** Who was asked, and who was not. */
  rep: Person;
  other: Person;
}

interface Parts {
  ctx: Context;
  slack: SlackStandIn;
  server: Server;
  url: string;
  busy: () => boolean;
}

/** A Slack workspace, the app that serves it, and a store of its own: all but the outbox. */
export class Desk {
  now = new Date();
  readonly faults: Record<string, unknown>[] = [];
  pinned: typeof team | null = team;
  readonly ctx: Context;
  readonly slack: SlackStandIn;
  readonly url: string;
  readonly #server: Server;
  readonly #busy: () => boolean;

  private constructor(parts: Parts) {
    this.ctx = parts.ctx;
    this.slack = parts.slack;
    this.#server = parts.server;
    this.url = parts.url;
    this.#busy = parts.busy;
  }

  /** `withAdmin`: somebody on the roster who may everything. */
  static async open({ withAdmin = false } = {}): Promise<Desk> {
    const clock = { now: (): Date => desk.now };
    const complain = (fields: Record<string, unknown>) => void desk.faults.push(fields);
    const log = { info() {}, warn: complain, error: complain };
    const db = await openMemory();
    const ctx: Context = {
      db,
      clock,
      newId: idsFrom(clock),
      log,
      crm: false,
      pages: false,
      wake() {},
    };
    const users = Object.entries(people).map(([id, name]) => ({ id, name, tz: 'Europe/Madrid' }));
    const channels = [{ id: 'C0MANAGERS', name: 'managers' }];
    const slack = await startSlackStandIn({ ...secrets, users, channels, now: () => new Date() });
    const workspace = () => desk.pinned;
    const slackApiUrl = slack.apiUrl;
    const door = { publicUrl: 'https://baton.acme.test', secretOf: () => [] };
    const options = { ctx, ...secrets, slackApiUrl, workspace, log, door, language: ENGLISH };
    const { listener, busy } = createSlackApp(options);
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
    slack.setEventsUrl(url);
    const desk = new Desk({ ctx, slack, server, url, busy });
    await desk.#apply(withAdmin ? ROSTER + ADMIN : ROSTER);
    return desk;
  }

  person(userId: keyof typeof people): Person {
    return new Person(this.slack, userId);
  }

  /** A lead comes in and is offered; its card stands in the rep's conversation with the bot. */
  async offer(): Promise<Offered> {
    const leadId = await this.route('dana@globex.test', 'Globex');
    const offers = await this.ctx.db.read.select().from(this.ctx.db.t.offers);
    const offer = offers.find((one) => one.leadId === leadId);
    if (!offer) throw new Error('The lead was offered to nobody.');
    const card = await loadOfferCard(this.ctx, { offerId: offer.id });
    if (!card) throw new Error('The offer has no card.');
    const [rep, other] =
      offer.repId === 'ana' ? (['U0ANA', 'U0BEN'] as const) : (['U0BEN', 'U0ANA'] as const);
    await this.post(rep, renderCard(card, this.now));
    return { leadId, offerId: offer.id, rep: this.person(rep), other: this.person(other) };
  }

  /** A lead comes in and is routed. */
  async route(email: string, company: string): Promise<string> {
    const person = { email, name: 'Dana Ode' };
    const { leadId } = await this.#submit({ person, company: { name: company } });
    await routeLead(this.ctx, { leadId });
    return leadId;
  }

  /** The manager channel hears that a lead is not claimed. */
  async escalate(leadId: string): Promise<void> {
    const card = await loadEscalationCard(this.ctx, { leadId });
    if (!card) throw new Error('The lead has no escalation card.');
    await this.post('C0MANAGERS', renderCard(card, this.now));
  }

  /** As the outbox would. */
  async post(to: string, message: { text: string; blocks: unknown }): Promise<void> {
    const response = await fetch(`${this.slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secrets.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel: to, ...message }),
    });
    const answer = (await response.json()) as { ok: boolean; error?: string };
    if (!answer.ok) throw new Error(`Slack refused the card: ${answer.error}`);
  }

  /** A request as Slack signs it, with any timestamp and body. */
  async deliver(
    fields: Record<string, string>,
    signedAt = Math.floor(Date.now() / 1000),
    contentType = 'application/x-www-form-urlencoded',
  ): Promise<{ status: number; text: string }> {
    const body = new URLSearchParams(fields).toString();
    const hmac = createHmac('sha256', secrets.signingSecret);
    const response = await fetch(this.url, {
      method: 'POST',
      headers: {
        'content-type': contentType,
        'x-slack-request-timestamp': String(signedAt),
        'x-slack-signature': `v0=${hmac.update(`v0:${signedAt}:${body}`).digest('hex')}`,
      },
      body,
    });
    return { status: response.status, text: await response.text() };
  }

  /** Slack has its answer before the work is done: waits for the end of the work. */
  async settled(): Promise<void> {
    const done = () => (this.#busy() ? undefined : true);
    await waitUntil(done, 5000, () => 'Somebody’s click is still worked on.');
  }

  /** More people on the roster and nothing else; `demote` makes a manager one of them. */
  async hire(more: readonly { id: string; name: string }[]): Promise<void> {
    const lines = more.map(
      ({ id, name }) => `  - { id: ${id}, name: ${name}, slack: U0${id.toUpperCase()} }`,
    );
    await this.#apply(`${ROSTER.trimEnd()}\n${lines.join('\n')}\n`);
  }

  async demote(id: string): Promise<void> {
    await this.#apply(ROSTER.replace(new RegExp(`(id: ${id},.*), role: manager`), '$1'));
  }

  async close(): Promise<void> {
    await new Promise((resolve) => {
      this.#server.close(resolve);
      this.#server.closeAllConnections();
    });
    await this.ctx.db.close();
    await closeSlack(this.slack);
  }

  async #apply(roster: string): Promise<void> {
    const outcome = await applyWorkspace(this.ctx, {
      files: { roster, policy: POLICY, sources: SOURCES },
      dryRun: false,
      prune: false,
      onto: null,
      actor: { kind: 'cli', osUser: 'test' },
    });
    if (outcome.outcome !== 'applied') throw new Error(JSON.stringify(outcome));
  }

  async #submit(json: object): Promise<{ leadId: string }> {
    const parsed = parseSubmission(json, this.now);
    if ('rejected' in parsed) throw new Error(JSON.stringify(parsed.rejected));
    return intakeLead(this.ctx, {
      source: { id: 'website', kind: 'generic', channel: 'web', tier: 'standard', auth: 'none' },
      key: { kind: 'webhook_id', value: this.ctx.newId('msg') },
      body: Buffer.from(JSON.stringify(json)),
      contentType: 'application/json',
      ...parsed,
    });
  }
}
