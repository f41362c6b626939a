import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import { openSqlite } from '../../src/db/engine/sqlite/sqlite.ts';
import type { ListName } from '../../src/routing/model/cards/standings/listed.ts';
import { simulate } from '../../src/sandbox/sim/simulate.ts';
import { loadOfferCard } from '../../src/services/cards/load-card.ts';
import { loadMorningCard } from '../../src/services/cards/load-morning.ts';
import { loadHome } from '../../src/services/home/load-home.ts';
import { loadList } from '../../src/services/home/load-list.ts';
import { loadStatus } from '../../src/services/home/load-status.ts';
import { loadQueue } from '../../src/services/look-up/list-leads.ts';
import { loadStory } from '../../src/services/look-up/load-story.ts';
import { showLead } from '../../src/services/look-up/show-lead.ts';
import { claimOffer } from '../../src/services/offer/claim-offer.ts';
import { loadOverview } from '../../src/services/overview/load-overview.ts';
import { rerouteLead } from '../../src/services/ownership/reroute-lead.ts';
import { snoozeLead } from '../../src/services/ownership/snooze-lead.ts';
import { bySlack, MIA, offeredLead } from '../support/cast.ts';
import { createWorld, MONDAY } from '../support/world.ts';

/** Tables that have a row for each lead that ever came, and more. */
const GROWING = [
  'leads',
  'people',
  'touches',
  'deliveries',
  'decisions',
  'assignments',
  'offers',
  'sla_clocks',
  'draws',
  'outbox',
  'slack_cards',
  'storm_leads',
  'fetches',
  'signals',
  'suggestions',
  'audit_events',
];

/** What Drizzle writes: it quotes every name, unlike the simulator's own questions. */
const isOurs = (text: string) => /^(select|update|delete) .*"/s.test(text);
/** Whoever asks for a proof has the whole log read. */
const isProof = (text: string) => text.includes('"audit_seals"');

async function collectStatements(): Promise<string[]> {
  const prepare = vi.spyOn(Sqlite.prototype, 'prepare');
  try {
    await simulate({ seed: 7, leads: 40, faults: true });
    await lookAtEverything();
    return [...new Set(prepare.mock.calls.map(([text]) => text))].filter(isOurs);
  } finally {
    prepare.mockRestore();
  }
}

/** What people are shown, whether or not somebody of the simulation looks at it. */
async function lookAtEverything(): Promise<void> {
  const world = await createWorld();
  const { ctx } = world;
  const sentOn = await offeredLead(world, 'kim@hooli.test');
  await rerouteLead(ctx, { leadId: sentOn.leadId, reason: 'other: x', actor: MIA });
  await loadOfferCard(ctx, { offerId: sentOn.offerId });
  const { leadId, offerId, actor, repId } = await offeredLead(world);
  await claimOffer(ctx, { offerId, actor });
  const until = new Date(MONDAY.getTime() + 3_600_000);
  await snoozeLead(ctx, { leadId, actor, until, reason: 'x' });
  await loadOfferCard(ctx, { offerId });
  await loadMorningCard(ctx, repId);
  await loadStory(ctx, { leadId, userId: 'U0LOU' });
  await showLead(ctx, { leadId, actor });
  await loadQueue(ctx);
  const admin = bySlack('U0LOU');
  await loadHome(ctx, { userId: 'U0LOU' });
  await loadStatus(ctx, { actor: admin });
  await loadOverview(ctx, { actor: admin, secretOf: () => [] });
  for (const list of LISTS) await loadList(ctx, { actor: admin, list });
}

const LISTS: ListName[] = ['waiting', 'open', 'risk', 'held', 'team', 'unrouted'];

async function planOf(statements: string[]): Promise<{ text: string; steps: string[] }[]> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-plans-'));
  const file = join(folder, 'baton.db');
  const db = openSqlite(file);
  await db.migrate();
  await db.close();
  const client = new Sqlite(file);
  const plans = statements.map((text) => {
    const nothing = Array.from(text.matchAll(/\?/g), () => null);
    const rows = client.prepare(`explain query plan ${text}`).all(...nothing);
    return { text, steps: (rows as { detail: string }[]).map(({ detail }) => detail) };
  });
  client.close();
  rmSync(folder, { recursive: true, force: true });
  return plans;
}

/** They hold only what is still to be done. */
const OF_WHAT_IS_LEFT = ['leads_waiting', 'leads_route', 'sla_clocks_next'];

/** From the end, and no further than some hundreds. */
const readsNewest = (text: string) => text.includes('order by "leads"."id" desc limit ?');

const readsAll = (step: string) =>
  GROWING.some((table) => step.startsWith(`SCAN ${table}`)) &&
  !OF_WHAT_IS_LEFT.some((index) => step.includes(`INDEX ${index}`));

const plans = await planOf(await collectStatements());

test('nothing that services do for a lead reads the past of all leads', () => {
  expect(plans.length).toBeGreaterThan(80);
  expect(
    plans.filter(({ text, steps }) => !isProof(text) && !readsNewest(text) && steps.some(readsAll)),
  ).toEqual([]);
});

test('what is due and what waits is found through an index of just that', () => {
  const used = plans.flatMap(({ steps }) => steps).join('\n');
  for (const index of OF_WHAT_IS_LEFT) expect(used).toContain(`INDEX ${index}`);
});
