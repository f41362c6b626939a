import { sealAudit } from '../../services/audit/seal-audit.ts';
import { endOutage } from '../../services/outage/end-outage.ts';
import { outdateSuggestions } from '../../services/suggestions/outdate-suggestions.ts';
import type { Deed } from './people/deed.ts';
import { advanceToNextDue, dieWhileSending, LOOPS, settle } from './world/engine.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** In UTC: from Madrid's morning to New York's afternoon. */
const DAY_STARTS = 7;
const DAY_ENDS = 21;

const engine: Deed = async (world) => {
  await settle(world);
  return 'the loops come to rest';
};

const oneLoop: Deed = async (world) => {
  const name = world.random.pick(Object.keys(LOOPS) as (keyof typeof LOOPS)[]) ?? 'route';
  return `the ${name} loop does ${await LOOPS[name](world)}`;
};

/** Few people write at night and at weekends, so that these go by in fewer steps. */
const time: Deed = async (world) => {
  const { random } = world;
  const now = world.now();
  const isWeekend = now.getUTCDay() % 6 === 0;
  const isDay = !isWeekend && now.getUTCHours() >= DAY_STARTS && now.getUTCHours() < DAY_ENDS;
  const mostMs = (isDay ? 30 : 120) * MINUTE_MS;
  if (random.chance(0.5)) await advanceToNextDue(world, random.int(mostMs));
  else world.advance(random.int(mostMs));
  return `time passes until ${world.now().toISOString()}`;
};

const jump: Deed = async (world) => {
  world.advance(world.random.int(DAY_MS));
  return `the clock jumps to ${world.now().toISOString()}`;
};

const seal: Deed = async ({ ctx }) =>
  `the sealer chains ${await sealAudit(ctx, { holder: 'sim', sweep: false })} rows`;

const stale: Deed = async ({ services, ctx }) => {
  await outdateSuggestions(ctx);
  return `${await services.closeStaleLeads(ctx)} leads are closed as stale`;
};

/** What happens around people on any day. */
export const SURROUNDINGS = { engine, oneLoop, time, jump, seal, stale };

const restart: Deed = async (world) => {
  await world.restart();
  return 'the process starts again';
};

const die: Deed = async (world) => {
  await dieWhileSending(world);
  return 'the process dies while it sends';
};

/** Begins one, or ends it as the link to Slack does when it is let in again. */
const outage: Deed = async ({ outside, ctx, now }) => {
  if (!outside.isSilent()) {
    outside.silence(now());
    return 'Slack falls silent';
  }
  outside.silence(null);
  await endOutage(ctx, 'slack');
  return 'Slack answers again';
};

/** The portal falls silent or no longer knows our token; whatever it is, it passes. */
const portal: Deed = async ({ providers, random }) => {
  const { portal: mood } = providers;
  providers.portal =
    mood === 'well' ? (random.pick(['down', 'denied'] as const) ?? 'down') : 'well';
  return `the portal that announces leads is ${providers.portal}`;
};

const facts: Deed = async ({ providers, random }) => {
  const { factsAre: mood } = providers;
  providers.factsAre =
    mood === 'well' ? (random.pick(['slow', 'down'] as const) ?? 'slow') : 'well';
  return `the provider of facts is ${providers.factsAre}`;
};

/** Somebody sets the clock of the machine: mostly by minutes, now and then by up to a day. */
const clockBack: Deed = async (world) => {
  const { random } = world;
  world.advance(-(random.chance(0.85) ? random.int(HOUR_MS) : random.int(DAY_MS)));
  return `the clock steps back to ${world.now().toISOString()}`;
};

/** What goes wrong. */
export const ACCIDENTS = { restart, die, outage, portal, facts, clockBack };
