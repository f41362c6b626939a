import { sqliteKit } from './kit.ts';
import { defineTables } from './tables/index.ts';

export const tables = defineTables(sqliteKit);

/** drizzle-kit sees a table only as an export of its own; a test holds this list complete. */
export const {
  deliveries,
  idempotencyKeys,
  touches,
  people,
  leads,
  decisions,
  assignments,
  offers,
  lags,
  draws,
  repLoads,
  policies,
  reps,
  repStates,
  accounts,
  accountDomains,
  suppressions,
  sources,
  holidays,
  pauses,
  settings,
  slaClocks,
  outbox,
  slackCards,
  homeViewers,
  auditEvents,
  auditSeals,
  texts,
  leases,
  scheduleFires,
  tokens,
} = tables;
