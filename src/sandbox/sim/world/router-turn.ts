import type { World } from './world.ts';

/** What was due when the router began a turn, and which writes of the journal are of that turn. */
export interface Turn {
  live: string[];
  ofFiles: string[];
  after: number;
  until: number;
}

const DUE = 'select id, bulk from leads where route_at is not null and route_at <= :now';
const LAST = 'select coalesce(max(n), 0) as n from sim_journal';

/** One turn of the router, with a note of whom it found waiting. */
export async function routeInTurn(world: World): Promise<number> {
  const { observer, services, ctx } = world;
  const last = () => observer.list<{ n: number }>(LAST)[0]?.n ?? 0;
  const due = observer.list<{ id: string; bulk: number }>(DUE, { now: world.now().getTime() });
  const after = last();
  const routed = await services.routeDue(ctx);
  const idsOf = (bulk: number) => due.filter((one) => one.bulk === bulk).map(({ id }) => id);
  world.turns.push({ live: idsOf(0), ofFiles: idsOf(1), after, until: last() });
  return routed;
}
