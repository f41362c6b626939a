import type { Database } from '../../src/db/database.ts';
import { listRoutable } from '../../src/db/leads/lead-store.ts';
import { idsFrom } from '../../src/ids.ts';
import type {
  CardPlace,
  EventSink,
  FactSource,
  Messenger,
  OutgoingEvent,
  Page,
} from '../../src/ports.ts';
import { parseSubmission } from '../../src/routing/intake/parse-submission.ts';
import type { Card } from '../../src/routing/model/cards/cards.ts';
import { parseDuration } from '../../src/routing/model/duration.ts';
import type { Source } from '../../src/routing/model/workspace/source.ts';
import type { Context } from '../../src/services/context.ts';
import { deliverOutbox } from '../../src/services/delivery/deliver-outbox.ts';
import type { Couriers } from '../../src/services/delivery/send.ts';
import { enrichDue } from '../../src/services/enrichment/enrich-due.ts';
import { intakeLead } from '../../src/services/intake/intake-lead.ts';
import { announceOutages } from '../../src/services/outage/announce-outages.ts';
import { routeLead } from '../../src/services/placing/route-lead.ts';
import { advanceSlas } from '../../src/services/sla/advance-slas.ts';
import { applyWorkspace } from '../../src/services/workspace/apply-workspace.ts';
import { openMemory } from './db.ts';
import { inEnglish } from './in-english.ts';

/** A card as somebody reads it. */
const read = (card: Card) => inEnglish(card) as Card;

/** A Monday morning in Madrid. */
export const MONDAY = new Date('2026-11-23T10:00:00Z');

export interface Posted extends CardPlace {
  to: string;
  card: Card;
  /** The message that it answers. */
  thread?: string;
}

/** Services on a real store with a clock that only the test moves and couriers that remember. */
export interface World {
  ctx: Context;
  db: Database;
  posts: Posted[];
  updates: { place: CardPlace; card: Card }[];
  events: OutgoingEvent[];
  pages: Page[];
  couriers: Couriers;
  /** Thrown by the next post instead of taking it. */
  failNextPost: (error: Error) => void;
  /** The same for the next event to the outside system. */
  failNextEvent: (error: Error) => void;
  /** What the log was told at level error. */
  errors: Record<string, unknown>[];
  /** Moves the clock and nothing else, as if the server were down. */
  pass(duration: string): void;
  advance(duration: string): Promise<void>;
  /** Routes, fires clocks and delivers until nothing is left to do now. */
  settle(): Promise<void>;
  submit(person: string, more?: Record<string, unknown>): Promise<string>;
}

const WEBSITE: Source = {
  id: 'website',
  kind: 'generic',
  channel: 'web',
  auth: 'standard_webhooks',
};

export const ROSTER = `
version: 1
channels: { managers: C0MANAGERS, ops: C0OPS }
reps:
  - { id: ana, name: Ana Ruiz, slack: U0ANA, email: ana@acme.test, manager: mia }
  - { id: ben, name: Ben Koch, slack: U0BEN, email: ben@acme.test, manager: mia }
  - { id: cleo, name: Cleo Wu, slack: U0CLEO, email: cleo@acme.test, manager: mia }
  - { id: mia, name: Mia Chen, slack: U0MIA, email: mia@acme.test, role: manager }
  - { id: lou, name: Lou Adam, slack: U0LOU, email: lou@acme.test, role: admin }
`;

export const POLICY = `
version: 1
pools:
  - { id: emea, members: { ana: 100, ben: 100, cleo: 100 }, manager: mia, channel: C0EMEA }
rules:
  - { id: rest, when: {}, assign: { pool: emea } }
fallback: { pool: emea }
sla:
  standard: { claim: 15m, remind: [50%], on_breach: [escalate, { reroute: 2m }], first_touch: 4h, max_reroutes: 3 }
`;

const quiet = () => {};
const UNLIMITED = { free: Number.POSITIVE_INFINITY, waitMs: 0 };

export interface WorldOptions {
  roster?: string;
  policy?: string;
  accounts?: string;
  sources?: string;
  enrichment?: string;
  /** Asked about leads whenever things settle; left out, the process that would ask is dead. */
  facts?: FactSource;
  db?: Database;
}

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const db = options.db ?? (await openMemory());
  let now = MONDAY;
  const errors: World['errors'] = [];
  const clock = { now: () => now };
  const ctx: Context = {
    db,
    clock,
    newId: idsFrom(clock),
    log: { info: quiet, warn: quiet, error: (fields) => void errors.push(fields) },
    crm: true,
    pages: true,
    wake: quiet,
  };
  const { roster = ROSTER, policy = POLICY } = options;
  const accounts = options.accounts === undefined ? {} : { accounts: options.accounts };
  const sources = options.sources === undefined ? {} : { sources: options.sources };
  const enrichment = options.enrichment === undefined ? {} : { enrichment: options.enrichment };
  const applied = await applyWorkspace(ctx, {
    files: { roster, policy, ...accounts, ...sources, ...enrichment },
    dryRun: false,
    prune: false,
    onto: null,
    actor: { kind: 'cli', osUser: 'test' },
  });
  if (applied.outcome !== 'applied') throw new Error(JSON.stringify(applied));

  const posts: Posted[] = [];
  const updates: World['updates'] = [];
  const events: OutgoingEvent[] = [];
  const pages: Page[] = [];
  const failures: Error[] = [];
  const eventFailures: Error[] = [];
  const messenger: Messenger = {
    async post(to, card, thread) {
      const failure = failures.shift();
      if (failure) throw failure;
      // A message to a person stands in a channel of its own; only channels have threads.
      const channel = to.startsWith('U') ? `D${to}` : to;
      const place = { channel, ts: `${posts.length + 1}.0` };
      posts.push({ ...place, to, card: read(card), ...(thread === undefined ? {} : { thread }) });
      return place;
    },
    async update(place, card) {
      updates.push({ place, card: read(card) });
    },
    async publishHome() {},
    room: () => ({ posts: UNLIMITED, edits: UNLIMITED }),
    async findUserByEmail() {
      return null;
    },
    async listPeople() {
      return [];
    },
    async readGroup() {
      return { refused: 'missing_scope' };
    },
    async readQuiet() {
      return { refused: 'missing_scope' };
    },
    async readStatus() {
      return null;
    },
    async readZone() {
      return null;
    },
    async identify() {
      return { teamId: 'T1', enterpriseId: null, botUserId: 'U0BOT' };
    },
  };
  const sink: EventSink = {
    async send(event) {
      const failure = eventFailures.shift();
      if (failure) throw failure;
      events.push(event);
    },
  };
  const pager = { page: async (page: Page) => void pages.push(page) };
  const couriers: Couriers = { messenger, sink, pager };

  async function settle(): Promise<void> {
    for (let busy = true; busy; ) {
      busy = false;
      if (options.facts && (await enrichDue(ctx, options.facts)) > 0) busy = true;
      for (const leadId of await listRoutable(db.read, now, 100)) {
        await routeLead(ctx, { leadId });
        busy = true;
      }
      if ((await advanceSlas(ctx)) + (await announceOutages(ctx)) > 0) busy = true;
      for (const destination of ['slack', 'crm', 'page'] as const) {
        if ((await deliverOutbox(ctx, { destination, couriers: world.couriers })) > 0) busy = true;
      }
    }
  }

  const pass = (duration: string) => {
    now = new Date(now.getTime() + (parseDuration(duration) ?? 0));
  };
  let sent = 0;
  const world: World = {
    ctx,
    db,
    posts,
    updates,
    events,
    pages,
    couriers,
    errors,
    pass,
    failNextPost: (error) => failures.push(error),
    failNextEvent: (error) => eventFailures.push(error),
    settle,
    async advance(duration) {
      pass(duration);
      await settle();
    },
    async submit(person, more = {}) {
      const parsed = parseSubmission({ person: { email: person }, ...more }, now);
      if ('rejected' in parsed) throw new Error(JSON.stringify(parsed.rejected));
      const body = Buffer.from(JSON.stringify({ person, ...more }));
      const key = { value: `key-${++sent}`, kind: 'webhook_id' } as const;
      const contentType = 'application/json';
      const taken = await intakeLead(ctx, { source: WEBSITE, key, body, contentType, ...parsed });
      return taken.leadId;
    },
  };
  return world;
}
