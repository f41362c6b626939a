import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { onTestFinished } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import { findTokenByHash } from '../../../src/db/operations/token-store.ts';
import type { HttpDeps } from '../../../src/handlers/http/deps.ts';
import { createHttpDoor, createOpsDoor } from '../../../src/handlers/http/door.ts';
import { HTTP_LIMITS, type HttpLimits } from '../../../src/handlers/http/limits.ts';
import { createMetrics } from '../../../src/handlers/http/operations/metrics.ts';
import { idsFrom } from '../../../src/ids.ts';
import { type Source, sourceSchema } from '../../../src/routing/model/workspace/source.ts';
import type { Context } from '../../../src/services/context.ts';
import { createToken, type TokenScope } from '../../../src/services/operations/manage-tokens.ts';
import { openMemory } from '../../support/db.ts';

export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
export const PUBLIC_URL = 'https://baton.acme.test';
export const BEARER = 'a-long-and-random-token';
export const dana = { person: { email: 'dana@globex.test' } };

const SOURCES = ['website', 'zapier', 'open', 'bare'];
const AUTHS = { zapier: 'bearer', open: 'none' } as Record<string, Source['auth']>;
const SECRETS: Record<string, string[]> = { website: [SECRET], zapier: [BEARER] };

export interface Door {
  url: string;
  db: Database;
  ctx: Context;
  logged: { level: string; message: string }[];
  /** Moves the door's clock. */
  advance(ms: number): void;
  /** A signed request to `website`, as a sender would make it. */
  send(json: unknown, overrides?: Overrides): Promise<Response>;
  token(scope: TokenScope): Promise<string>;
}

interface Overrides {
  /** The webhook-id; a new one when left out. */
  id?: string;
  headers?: Record<string, string>;
}

interface Options {
  /** Stands in front of this world instead of an empty one of its own. */
  world?: { ctx: Context };
  deps?: Partial<HttpDeps>;
  limits?: Partial<HttpLimits>;
  kind?: 'public' | 'ops';
}

/** A door on a free port in front of a database of its own; closed when the test ends. */
export async function openDoor(options: Options = {}) {
  const { deps = {}, limits = {}, kind = 'public', world } = options;
  const db = await openMemory();
  onTestFinished(() => db.close());
  let now = new Date('2026-11-22T10:00:00Z');
  const clock = { now: () => now };
  const logged: Door['logged'] = [];
  const note = (level: string) => (_: unknown, message: string) => logged.push({ level, message });
  const log = { info: note('info'), warn: note('warn'), error: note('error') };
  const ctx: Context = world?.ctx ?? {
    db,
    clock,
    newId: idsFrom(clock),
    log,
    crm: false,
    pages: false,
    wake() {},
  };
  const all: HttpDeps = { ...standardDeps(ctx), ...deps };
  const create = kind === 'ops' ? createOpsDoor : createHttpDoor;
  const url = await listen(create(all, { ...HTTP_LIMITS, ...limits }));
  const door: Door = {
    url,
    db,
    ctx,
    logged,
    advance: (ms) => {
      now = new Date(now.getTime() + ms);
    },
    send: (json, overrides = {}) => {
      const body = typeof json === 'string' ? json : JSON.stringify(json);
      const headers = { ...signed(body, ctx.clock.now(), overrides.id), ...overrides.headers };
      const path = `${url}/webhooks/leads/website`;
      return fetch(path, { method: 'POST', body, headers });
    },
    token: async (scope) => {
      const actor = { kind: 'cli', osUser: 'root' } as const;
      return (await createToken(ctx, { name: 'test', scope, actor })).secret;
    },
  };
  return door;
}

let ids = 0;
/** Headers made by the reference implementation. */
export function signed(body: string, at: Date, id = `msg_${++ids}`): Record<string, string> {
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(SECRET).sign(id, at, body),
  };
}

function standardDeps(ctx: Context): HttpDeps {
  return {
    ctx,
    metrics: createMetrics(),
    publicUrl: PUBLIC_URL,
    findSource: async (id) =>
      SOURCES.includes(id) ? sourceSchema.parse({ id, auth: AUTHS[id] }) : null,
    secretOf: (id) => SECRETS[id] ?? [],
    findToken: (hash) => findTokenByHash(ctx.db.read, hash),
    readiness: async () => ({ ready: true, parts: { store: { ok: true, detail: 'writable' } } }),
    gauges: async () => [],
    explainLead: async () => null,
  };
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
