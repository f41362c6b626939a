import { toAppError } from '../../../errors.ts';
import type { Context } from '../../../services/context.ts';
import { FETCH_LATE_MS } from '../../../services/fetching/announce-late-fetches.ts';
import { type Measures, measure } from '../../../services/operations/measure.ts';
import { findOutage, type Outage } from '../../../services/outage/find-outage.ts';
import { judgeProbe, type LoopHealth } from '../../../services/probe/judge-probe.ts';
import {
  measureQuarantine,
  type QuarantineMeasures,
} from '../../../services/quarantine/measure-quarantine.ts';
import type { Readiness } from '../deps.ts';
import type { GaugeReading } from './metrics.ts';

export interface Signs {
  runningSince: Date;
  /** Milliseconds since each loop last got through. */
  heartbeat(): Record<string, number>;
  breakers: Record<string, () => string>;
  slackConnected(): boolean;
  /** Whether the socket of Socket Mode is open; null or left out over HTTP. */
  socketConnected?(): boolean | null;
  /** Why the store refused the last write that was tried; null when it took it. */
  storeFault(): string | null;
}

/** What breakers of providers of facts are called: `provider:clearfacts`. */
const PROVIDER = 'provider:';
/** A loop that has not got through for this long is stuck. */
const STUCK_MS = 30_000;
/** A message that has waited this long means that somebody waits for it. */
const OLD_MESSAGE_MS = 120_000;

export async function readReadiness(ctx: Context, signs: Signs): Promise<Readiness> {
  const parts: Readiness['parts'] = {};
  const stuck = Object.entries(signs.heartbeat()).filter(([, ms]) => ms > STUCK_MS);
  const names = stuck.map(([name, ms]) => `${name} for ${Math.round(ms / 1000)} s`);
  parts.sla_engine = { ok: stuck.length === 0, detail: names.join(', ') || 'running' };
  const fault = signs.storeFault();
  parts.slack = slackPart(signs, null);
  const isOpen = signs.socketConnected?.() ?? null;
  if (isOpen !== null) parts.socket = { ok: isOpen, detail: isOpen ? 'open' : 'is being opened' };
  try {
    const { outbox, fetches, unanswered } = await measure(ctx);
    const waiting = outbox.filter((one) => one.state !== 'dead');
    const oldestMs = Math.max(0, ...waiting.map((one) => one.oldestMs));
    const detail = `oldest waits ${Math.round(oldestMs / 1000)} s`;
    parts.slack = slackPart(signs, await findOutage(ctx.db.read, 'slack'));
    parts.store = { ok: fault === null, detail: fault ?? 'answers' };
    parts.outbox = { ok: oldestMs < OLD_MESSAGE_MS, detail };
    parts.fetches = { ok: true, detail: fetchWords(fetches) };
    parts.escalations = { ok: true, detail: unansweredWords(unanswered) };
    parts.providers = providersPart(signs);
    const loop = await judgeProbe(ctx, signs);
    parts.loop = { ok: loop.ok, detail: loop.detail };
    parts.quarantine = quarantinePart(await measureQuarantine(ctx));
  } catch (thrown) {
    parts.store = { ok: false, detail: toAppError(thrown).code };
  }
  return { ready: Object.values(parts).every((part) => part.ok), parts };
}

/** People are late, and Baton is not: it stays ready, and says so. */
function quarantinePart({ byGroup, oldestMs, overdue }: QuarantineMeasures) {
  const waiting = byGroup.reduce((sum, { n }) => sum + n, 0);
  const age = oldestMs > 0 ? `, the oldest for ${Math.round(oldestMs / 1000)} s` : '';
  const late = overdue > 0 ? `, ${overdue} overdue` : '';
  return { ok: true, detail: `${waiting} wait${age}${late}` };
}

/** As in quarantine, people are late. */
function unansweredWords({ n, oldestMs }: Measures['unanswered']): string {
  if (n === 0) return 'all answered for';
  const leads = n === 1 ? '1 lead' : `${n} leads`;
  return `${leads} nobody answered for, the oldest for ${Math.round(oldestMs / 1000)} s`;
}

/** Red would take Baton from those that still send leads, and mend no provider. */
function fetchWords({ n, oldestMs }: Measures['fetches']): string {
  if (n === 0) return 'nothing waits';
  const late = oldestMs >= FETCH_LATE_MS ? 'late: ' : '';
  return `${late}${n} announced, the oldest ${Math.round(oldestMs / 1000)} s ago`;
}

function slackPart(signs: Signs, outage: Outage | null): Readiness['parts'][string] {
  if (outage?.kind === 'revoked') {
    return { ok: false, detail: 'access taken away: install the app again' };
  }
  if (outage) return { ok: false, detail: `does not answer since ${outage.since}` };
  const connected = signs.slackConnected();
  return { ok: connected, detail: connected ? 'answers' : 'does not answer' };
}

/** Leads are routed without them, so that a silent one makes nothing unready. */
function providersPart({ breakers }: Signs): Readiness['parts'][string] {
  const silent = Object.entries(breakers)
    .filter(([name, state]) => name.startsWith(PROVIDER) && state() !== 'closed')
    .map(([name]) => name.slice(PROVIDER.length));
  return { ok: true, detail: silent.length > 0 ? `silent: ${silent.join(', ')}` : 'answer' };
}

export async function readGauges(ctx: Context, signs: Signs): Promise<GaugeReading[]> {
  const loops = Object.entries(signs.heartbeat()).map(([loop, ms]) => ({
    name: 'baton_loop_idle_seconds',
    help: 'Seconds since a loop last got through',
    labels: { loop },
    value: ms / 1000,
  }));
  const breakers = Object.entries(signs.breakers).map(([destination, state]) => ({
    name: 'baton_breaker_open',
    help: '1 while calls to a destination are held back',
    labels: { destination },
    value: state() === 'closed' ? 0 : 1,
  }));
  const probe = probeGauges(await judgeProbe(ctx, signs));
  const quarantine = quarantineGauges(await measureQuarantine(ctx));
  return [...loops, ...breakers, ...probe, ...storeGauges(await measure(ctx)), ...quarantine];
}

function probeGauges({ ageMs, roundTripMs }: LoopHealth): GaugeReading[] {
  const age = ageMs === null ? [] : [ageMs / 1000];
  const took = roundTripMs === null ? [] : [roundTripMs / 1000];
  const help = 'How long the last synthetic lead took through the whole loop';
  return [
    ...age.map((value) =>
      gauge('baton_probe_age_seconds', 'Age of the last synthetic lead', value),
    ),
    ...took.map((value) => gauge('baton_probe_round_trip_seconds', help, value)),
  ];
}

function storeGauges(measures: Measures): GaugeReading[] {
  const { leads, outbox, slaLateMs, routeLateMs, fetches, unanswered } = measures;
  const told = 'Leads nobody answered for although the last level was told';
  return [
    ...Object.entries(leads).map(([state, value]) => ({
      ...gauge('baton_leads', 'Living leads by state', value),
      labels: { state },
    })),
    ...outbox.map(({ destination, state, n }) => ({
      ...gauge('baton_outbox_messages', 'Messages that have not left, and dead letters', n),
      labels: { destination, state },
    })),
    gauge('baton_sla_late_seconds', 'How late the oldest due clock event is', slaLateMs / 1000),
    gauge('baton_route_late_seconds', 'How late the oldest unrouted lead is', routeLateMs / 1000),
    gauge('baton_fetches_waiting', 'Leads announced and not fetched yet', fetches.n),
    gauge('baton_fetch_oldest_seconds', 'Since the oldest was announced', fetches.oldestMs / 1000),
    gauge('baton_unanswered_leads', told, unanswered.n),
    gauge('baton_unanswered_oldest_seconds', 'Since it climbs', unanswered.oldestMs / 1000),
  ];
}

function quarantineGauges({ byGroup, oldestMs, overdue }: QuarantineMeasures): GaugeReading[] {
  const help = 'Age of the oldest lead in quarantine that is no spam';
  return [
    ...byGroup.map(({ group, n }) => ({
      ...gauge('baton_quarantine_leads', 'Leads in quarantine by the kind of reason', n),
      labels: { group },
    })),
    gauge('baton_quarantine_oldest_seconds', help, oldestMs / 1000),
    gauge('baton_quarantine_overdue', 'Leads in quarantine so long that they page', overdue),
  ];
}

function gauge(name: string, help: string, value: number): GaugeReading {
  return { name, help, labels: {}, value };
}
