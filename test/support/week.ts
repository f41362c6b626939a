import { loadLags } from '../../src/db/leads/ledger-store.ts';
import type { CardPlace } from '../../src/ports.ts';
import { type Calendar, isOpen } from '../../src/routing/availability/calendar.ts';
import type { Card } from '../../src/routing/model/cards/cards.ts';
import { LEAD_UNITS } from '../../src/routing/model/decision.ts';
import { createRandom, type Random } from '../../src/sandbox/sim/random.ts';
import { claimOffer } from '../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../src/services/offer/decline-offer.ts';
import { logTouch } from '../../src/services/ownership/log-touch.ts';
import { setNotifications } from '../../src/services/people/set-notifications.ts';
import { nextDueAt } from '../../src/services/sla/next-due.ts';
import { loadTeam, type Team } from '../../src/services/steps/placing/load-team.ts';
import { bySlack } from './cast.ts';
import { createWorld, type World } from './world.ts';

/** Three places, and in each a pool of its own; the holiday is Thanksgiving, on Thursday. */
export const PLACES = {
  emea: { country: 'ES', zone: 'Europe/Madrid', reps: { ana: 100, ben: 100, cleo: 50 } },
  americas: { country: 'US', zone: 'America/New_York', reps: { dan: 100, eve: 100, fay: 100 } },
  apac: { country: 'JP', zone: 'Asia/Tokyo', reps: { ken: 100, mio: 50, rei: 100 } },
} as const;
export type PoolId = keyof typeof PLACES;
export const POOLS = Object.entries(PLACES) as [PoolId, (typeof PLACES)[PoolId]][];
const HOURS = 'hours: { mon-fri: ["09:00-13:00", "14:00-18:00"] }';
/** Wants strategic leads at night too. */
export const NIGHT_OWL = 'eve';

const roster = `
version: 1
channels: { managers: C0MANAGERS }
reps:
${POOLS.flatMap(([, { country, zone, reps }]) =>
  Object.keys(reps).map(
    (id) =>
      `  - { id: ${id}, name: ${id}, slack: U0${id.toUpperCase()}, timezone: ${zone}, ${HOURS}, holidays: ${country} }`,
  ),
).join('\n')}
  - { id: mia, name: Mia, slack: U0MIA, role: manager }
`;
/** Nobody there presses anything to come back, so nobody is sent away. */
const policy = (atOnce: number) => `
version: 1
away_after_misses: 0
pools:
${POOLS.map(([id, { reps }]) => `  - { id: ${id}, members: ${JSON.stringify(reps)}, manager: mia, backlog_at_once: ${atOnce} }`).join('\n')}
segments:
  - { id: big, when: { company.employees: { gte: 1000 } }, sla: strategic }
  - { id: everyone }
rules:
${POOLS.map(([id, { country }]) => `  - { id: ${id}, when: { company.country: ${country} }, assign: { pool: ${id} } }`).join('\n')}
sla:
  standard: { claim: 20m, remind: [50%], on_breach: [escalate, { reroute: 2m }], hours: rep, first_touch: 4h, max_reroutes: 3 }
  strategic: { claim: 10m, remind: [50%], on_breach: [escalate, { reroute: 2m }], hours: rep, first_touch: 2h, max_reroutes: 3, out_of_hours: true }
`;

export const LEADS = 300;
export const MINUTE = 60_000;
const WEEK_ENDS = Date.parse('2026-12-01T00:00Z');
/** When the three pools open on the Monday after. */
export const MONDAYS: Record<PoolId, string> = {
  apac: '2026-11-30T00:00:00Z',
  emea: '2026-11-30T08:00:00Z',
  americas: '2026-11-30T14:00:00Z',
};

interface Post extends CardPlace {
  at: number;
  to: string;
  card: Card;
}
interface Deed {
  at: number;
  repId: string;
  offerId: string;
  leadId: string;
}

/** What happened in the week, as the people in it saw it. */
export class Week {
  readonly posts: Post[] = [];
  readonly deeds: Deed[] = [];
  readonly lagsBefore = new Map<PoolId, Record<string, number>>();
  worstLag = 0;

  constructor(
    readonly world: World,
    readonly random: Random,
    readonly team: Team,
  ) {
    const { messenger } = world.couriers;
    const post = messenger.post;
    messenger.post = async (to, card) => {
      const place = await post(to, card);
      this.posts.push({ ...place, at: this.now(), to, card });
      this.#react(to, card);
      return place;
    };
  }

  now(): number {
    return this.world.ctx.clock.now().getTime();
  }

  /** Reps answer within minutes, most of them; a few decline, and some do not look. */
  #react(to: string, card: Card): void {
    const rows = card.kind === 'bundle' ? card.rows : card.kind === 'offer' ? [card] : [];
    for (const { offerId, lead } of rows) {
      const at = this.now() + (20 + this.random.int(520)) * 1_000;
      const repId = to.slice(2).toLowerCase();
      if (this.random.chance(0.9)) this.deeds.push({ at, repId, offerId, leadId: lead.leadId });
    }
  }

  async act({ repId, offerId, leadId }: Deed): Promise<void> {
    const { ctx } = this.world;
    const actor = bySlack(`U0${repId.toUpperCase()}`);
    if (this.random.chance(0.07)) {
      await declineOffer(ctx, { offerId, reasonId: 'conflict', note: null, actor });
      return;
    }
    await claimOffer(ctx, { offerId, actor });
    if (this.random.chance(0.95)) await logTouch(ctx, { leadId, actor });
  }

  /** To the next thing that happens, whatever it is. */
  async moveTo(at: number): Promise<void> {
    const ms = Math.max(1_000, Math.ceil((at - this.now()) / 1_000) * 1_000);
    await this.world.advance(`${ms / 1_000}s`);
    const lags = Object.values(await loadLags(this.world.db.read)).flatMap(Object.values);
    const worst = Math.max(0, ...lags.map((lag) => Math.abs(lag) / LEAD_UNITS));
    this.worstLag = Math.max(this.worstLag, worst);
  }

  async lagsOf(pool: PoolId): Promise<Record<string, number>> {
    const lags = (await loadLags(this.world.db.read))[pool] ?? {};
    return Object.fromEntries(Object.entries(lags).map(([id, lag]) => [id, lag / LEAD_UNITS]));
  }

  calendarOf(repId: string): Calendar {
    const calendar = this.team.get(repId)?.presence.calendar;
    if (!calendar) throw new Error(`Nobody is called ${repId}.`);
    return calendar;
  }

  /** On shift, or until ten seconds ago: what was due in the last moment of a shift may arrive. */
  canAct(repId: string, at: number): boolean {
    const calendar = this.calendarOf(repId);
    return isOpen(calendar, new Date(at)) || isOpen(calendar, new Date(at - 10_000));
  }
}

const arrivals = (random: Random, from: number) =>
  Array.from({ length: LEADS }, (_, n) => ({
    at: from + random.int((WEEK_ENDS - from) / MINUTE) * MINUTE,
    person: `p@c${n}.test`,
    company: {
      name: `Company ${n}`,
      country: random.pick(POOLS)?.[1].country,
      employees: random.chance(0.15) ? 5_000 : 50,
    },
  })).toSorted((a, b) => a.at - b.at);

/** `atOnce`: so many leads of the night lie unanswered with one rep; 0 sets no limit. */
export async function live(seed: number, atOnce: number): Promise<Week> {
  const world = await createWorld({ roster, policy: policy(atOnce) });
  const random = createRandom(seed);
  const team = await loadTeam(world.db.read, world.ctx.clock.now());
  const week = new Week(world, random, team);
  await setNotifications(world.ctx, { outOfHours: true, actor: bySlack('U0EVE') });
  const coming = arrivals(random, week.now());
  while (week.now() < WEEK_ENDS) {
    for (const [pool] of POOLS) {
      const opens = Date.parse(MONDAYS[pool]);
      const isNext = week.now() < opens && opens - week.now() <= 2 * MINUTE;
      if (isNext) week.lagsBefore.set(pool, await week.lagsOf(pool));
    }
    week.deeds.sort((a, b) => a.at - b.at);
    const due = await nextDueAt(world.ctx);
    const openings = POOLS.map(([pool]) => Date.parse(MONDAYS[pool]) - MINUTE).filter(
      (at) => at > week.now(),
    );
    const times = [coming[0]?.at, week.deeds[0]?.at, due?.getTime(), ...openings, WEEK_ENDS];
    await week.moveTo(Math.min(...times.filter((at) => at !== undefined)));
    while (coming[0] && coming[0].at <= week.now()) {
      const { person, company } = coming.shift() ?? {};
      await world.submit(person ?? '', { company });
    }
    while (week.deeds[0] && week.deeds[0].at <= week.now()) {
      const deed = week.deeds.shift();
      if (deed && week.canAct(deed.repId, week.now())) await week.act(deed);
    }
    await world.settle();
  }
  return week;
}
