import { describe, expect, test } from 'vitest';
import type { HttpDeps } from '../../../../src/handlers/http/deps.ts';
import { publicApp } from '../../../../src/handlers/http/door.ts';
import { HTTP_LIMITS } from '../../../../src/handlers/http/limits.ts';
import { ROUTES } from '../../../../src/handlers/http/openapi/document.ts';
import { createMetrics } from '../../../../src/handlers/http/operations/metrics.ts';
import { PUBLISHED, type Published } from '../../../../src/routing/contracts/json-schema.ts';
import { mergeLeads } from '../../../../src/services/closing/merge-leads.ts';
import { explainLead } from '../../../../src/services/look-up/explain-lead.ts';
import { claimOffer } from '../../../../src/services/offer/claim-offer.ts';
import { pauseRouting } from '../../../../src/services/placing/pause-routing.ts';
import { askedAbout, MIA } from '../../../support/cast.ts';
import { createWorld, type World } from '../../../support/world.ts';
import { type Door, dana, openDoor } from '../open-door.ts';

type Json = Record<string, unknown>;

/** A world with a claimed lead, one that is held, and one merged into the first; a door before it. */
async function peopledDoor() {
  const world = await createWorld();
  const { ctx } = world;
  const explain = (leadId: string) => explainLead(ctx, { leadId });
  const door = await openDoor({ world, deps: { explainLead: explain } });
  const claimed = await world.submit('dana@globex.test', {
    company: { name: 'Globex', employees: 1200, country: 'Spain' },
    request: { form: 'demo', message: 'Need pricing for 300 seats' },
  });
  await world.settle();
  await claimOffer(ctx, await askedAbout(world, claimed));
  const merged = await world.submit('d.ode@globex.test');
  await world.settle();
  await mergeLeads(ctx, { fromId: merged, intoId: claimed, actor: MIA });
  await pauseRouting(ctx, { pool: 'all', paused: true, actor: MIA });
  const held = await world.submit('eve@initech.test');
  await world.settle();
  const token = await door.token('read');
  return { world, door, token, claimed, merged, held };
}

async function get(
  door: Door,
  path: string,
  token?: string,
): Promise<{ status: number; json: Json }> {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  const response = await fetch(door.url + path, { headers });
  return { status: response.status, json: (await response.json()) as Json };
}

/** What is answered is what is published: nothing is missing, and nothing is said beside. */
function expectShape(name: Published, json: unknown): void {
  const parsed = PUBLISHED[name].safeParse(json);
  expect(parsed.error?.issues ?? []).toEqual([]);
  expect(parsed.data).toEqual(json);
}

const unused = async () => null;

describe('what the API answers is what it publishes:', () => {
  test('leads that were claimed, merged and held', async () => {
    const { door, token, claimed, merged, held } = await peopledDoor();
    for (const id of [claimed, merged, held]) {
      for (const [path, name] of [
        ['', 'Lead'],
        ['/decision', 'Decision'],
        ['/touches', 'Touches'],
      ] as const) {
        const { status, json } = await get(door, `/api/v1/leads/${id}${path}`, token);
        expect(status).toBe(200);
        expectShape(name, json);
        expect(json.lead).toBe(id === merged ? claimed : id);
        expect(json.asked_for).toBe(id === merged ? merged : undefined);
      }
    }
  });

  test('a lead nobody has looked at yet', async () => {
    const { door, token, world } = await peopledDoor();
    const id = await world.submit('zoe@hooli.test');
    const { json } = await get(door, `/api/v1/leads/${id}`, token);
    expectShape('Lead', json);
    expect(json).toMatchObject({ scores: null, decision: { outcome: 'pending' } });
  });

  test('deliveries, problems and whether the server is ready', async () => {
    const { door, token } = await peopledDoor();
    for (const _ of ['accepted', 'duplicate']) {
      expectShape('IntakeAnswer', await (await door.send(dana, { id: 'msg_same' })).json());
    }
    expectShape('Problem', await (await door.send({ person: 'Dana' })).json());
    expectShape('Problem', (await get(door, '/api/v1/leads/lead_0', token)).json);
    expectShape('Readiness', (await get(door, '/readyz', token)).json);
  });

  test.each([
    ['a score is gone', (json: Json) => delete (json.scores as Json).fit],
    ['a score is a word', (json: Json) => Object.assign(json.scores as Json, { fit: 'high' })],
    [
      'an offer has another state',
      (json: Json) => Object.assign((json.offers as Json[])[0] ?? {}, { state: 'lost' }),
    ],
    ['a field is renamed', (json: Json) => Object.assign(json, { received: json.received_at })],
  ])('not when %s', async (_, change) => {
    const { door, token, claimed } = await peopledDoor();
    const { json } = await get(door, `/api/v1/leads/${claimed}`, token);
    change(json);
    expect(() => expectShape('Lead', json)).toThrow();
  });
});

test('contact data is shown with a lead, and not in lists and decisions', async () => {
  const { door, token, claimed } = await peopledDoor();
  const { json } = await get(door, `/api/v1/leads/${claimed}`, token);
  expect(json.contact).toEqual({
    name: null,
    title: null,
    email: 'dana@globex.test',
    phone: null,
    message: 'Need pricing for 300 seats',
  });
  for (const path of ['/api/v1/leads', `/api/v1/leads/${claimed}/decision`]) {
    expect(JSON.stringify((await get(door, path, token)).json)).not.toContain('dana@');
  }
  for (const path of ['', '/decision', '/touches']) {
    const refused = await get(door, `/api/v1/leads/${claimed}${path}`, await door.token('ops'));
    expect([refused.status, refused.json.code]).toEqual([403, 'auth.scope_missing']);
  }
});

async function pages(door: Door, token: string, query: string): Promise<string[][]> {
  const found: string[][] = [];
  for (let cursor = ''; ; ) {
    const { json } = await get(door, `/api/v1/leads?${query}${cursor}`, token);
    expectShape('LeadPage', json);
    const { leads, next_cursor: next } = json as {
      leads: { lead: string }[];
      next_cursor: string;
    };
    found.push(leads.map(({ lead }) => lead));
    if (next === null) return found;
    cursor = `&cursor=${next}`;
  }
}

async function five(world: World): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) ids.push(await world.submit(`p${n}@many.test`));
  return ids.toReversed();
}

describe('leads page by page', () => {
  test('come newest first, each once, whatever the size of a page', async () => {
    const { door, token, world, claimed, merged, held } = await peopledDoor();
    const all = [...(await five(world)), held, merged, claimed];
    for (const limit of [1, 3, 8, 100]) {
      const found = await pages(door, token, `limit=${limit}`);
      expect(found.flat()).toEqual(all);
      expect(found).toHaveLength(Math.ceil(all.length / limit));
    }
  });

  test('are those of one state, and those since a moment', async () => {
    const { door, token, world, held, claimed } = await peopledDoor();
    expect(await pages(door, token, 'status=held')).toEqual([[held]]);
    expect(await pages(door, token, 'status=claimed')).toEqual([[claimed]]);
    world.pass('1h');
    const late = await world.submit('late@hooli.test');
    const since = encodeURIComponent(world.ctx.clock.now().toISOString());
    expect(await pages(door, token, `since=${since}`)).toEqual([[late]]);
  });

  test.each(['status=sold', 'since=yesterday', 'limit=0', 'limit=101', 'limit=x', 'cursor=%00'])(
    'are refused for %s by its name',
    async (query) => {
      const door = await openDoor();
      const { status, json } = await get(door, `/api/v1/leads?${query}`, await door.token('read'));
      expect([status, json.code]).toEqual([400, 'input.query']);
      expectShape('Problem', json);
      const { errors } = json as { errors: { pointer: string }[] };
      expect(errors.map(({ pointer }) => pointer)).toEqual([`/${query.split('=')[0]}`]);
    },
  );
});

describe('/openapi.json', () => {
  test('is for holders of a token, and open on the private port', async () => {
    const door = await openDoor();
    expect((await get(door, '/openapi.json')).status).toBe(401);
    for (const scope of ['read', 'ops'] as const) {
      const { status, json } = await get(door, '/openapi.json', await door.token(scope));
      expect([status, json.openapi]).toEqual([200, '3.1.0']);
    }
    expect((await get(await openDoor({ kind: 'ops' }), '/openapi.json')).status).toBe(200);
  });

  test('names every route that is mounted, and no other', async () => {
    const world = await createWorld();
    const deps: HttpDeps = {
      ctx: world.ctx,
      metrics: createMetrics(),
      findSource: unused,
      secretOf: () => [],
      findToken: unused,
      readiness: async () => ({ ready: true, parts: {} }),
      gauges: async () => [],
      explainLead: unused,
      publicUrl: 'https://baton.acme.test',
    };
    const mounted = publicApp(deps, HTTP_LIMITS)
      .routes.filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    const published = ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect(published.filter((one) => one !== 'POST /slack/events').toSorted()).toEqual(
      mounted.toSorted(),
    );
  });
});
