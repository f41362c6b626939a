/** Words what a comparison of two policies found, in the sentences that people read. */
import { formatDuration } from '../model/duration.ts';
import type { Objective } from '../model/policy/policy.ts';
import { reasonText } from '../model/reasons.ts';
import type { ComparedLead } from './compare-lead.ts';
import type { ObjectiveVerdict } from './judge-objectives.ts';
import { type Moves, netOf, type RepMoves, type Route } from './tally-moves.ts';

export type NameOf = (repId: string) => string;

const COUNT = new Intl.NumberFormat('en');
const MOST_NAMES = 5;

export function wordCount(count: number, one = 'lead'): string {
  return `${COUNT.format(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** `214 of 5,000 leads of the last 90 days would go elsewhere; Ana +31, Ben −12.` */
export function wordMoved(
  { leads, moved, reps }: Pick<Moves, 'leads' | 'moved' | 'reps'>,
  { days, nameOf }: { days: number; nameOf: NameOf },
): string {
  const ago = `of the last ${days === 1 ? 'day' : `${days} days`}`;
  if (leads === 0) return `There is no lead ${ago} to compare by.`;
  const of = `${wordCount(leads)} ${ago} would go elsewhere`;
  if (moved === 0) return `None of ${of}.`;
  const nets = wordNets(reps, nameOf);
  return `${COUNT.format(moved)} of ${of}${nets === '' ? '' : `; ${nets}`}.`;
}

/** `Ana +31, Ben −12`; empty where everybody gets as many as before. */
export function wordNets(reps: readonly RepMoves[], nameOf: NameOf): string {
  const changed = reps.filter((one) => netOf(one) !== 0);
  const named = changed
    .slice(0, MOST_NAMES)
    .map((one) => `${nameOf(one.repId)} ${signed(netOf(one))}`);
  const more = changed.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

export function signed(count: number): string {
  return count < 0 ? `−${COUNT.format(-count)}` : `+${COUNT.format(count)}`;
}

/** `rule iberia: pool emea → Ana`, or `rule rest, pool emea → rule iberia, Ana`. */
export function wordRoutes(from: Route, to: Route, nameOf: NameOf): string {
  const [before, after] = [wordPlace(from, nameOf), wordPlace(to, nameOf)];
  const [old, next] = [wordRule(from), wordRule(to)];
  return old === next ? `${old}: ${before} → ${after}` : `${old}, ${before} → ${next}, ${after}`;
}

function wordRule({ rule, outcome }: Route): string {
  if (rule === null) return outcome === 'held' ? 'no rule' : 'fallback';
  return rule.startsWith('built-in') ? rule : `rule ${rule}`;
}

function wordPlace(route: Route, nameOf: NameOf): string {
  const { outcome, repId, poolId, detail } = route;
  if (outcome === 'first_to_claim') return 'the first to claim';
  if (outcome === 'held') return 'hold';
  if (outcome === 'quarantined') return 'quarantine';
  if (repId !== null) return nameOf(repId);
  if (poolId !== null) return `pool ${poolId}`;
  if (outcome === 'no_route') return `nobody (${(detail ?? '').replaceAll('_', ' ')})`;
  return detail ?? outcome;
}

/** Where one lead would go: `Ana by rule iberia`. */
export function wordOutlook(one: ComparedLead['before'], nameOf: NameOf): string {
  const route = { ...one, poolId: one.outcome === 'held' ? one.poolId : null };
  return `${wordPlace(route, nameOf)} by ${wordRule(one)}`;
}

/** What decided it for whoever gets it now. */
export function wordWhy({ before, after }: ComparedLead): string {
  const telling = after.reasons.find(({ code }) => !code.startsWith('tie.'));
  if (telling) return reasonText(telling);
  const isSamePool = before.rule === after.rule && before.poolId === after.poolId;
  return isSamePool ? 'the shares of the pool are others' : 'whose turn it is';
}

const WHAT: Record<Objective, string> = {
  speed_to_lead: 'reach somebody on shift',
  conversion: 'reach their owner or the skill they need',
  fairness: 'at most from a fair share',
  value: 'of the value reaches somebody',
};

/** `speed to lead: better (91 % → 96 % reach somebody on shift)` */
export function wordVerdict({ objective, verdict, before, after, claimMs }: ObjectiveVerdict) {
  const name = objective.replaceAll('_', ' ');
  if (before === null || after === null) return `${name}: no lead says anything about it`;
  const share = before === after ? percent(before) : `${percent(before)} → ${percent(after)}`;
  const what = `${share} ${WHAT[objective]}${wordClaim(claimMs)}`;
  return `${name}: ${verdict === 'same' ? 'the same' : verdict} (${what})`;
}

function wordClaim({ before, after }: ObjectiveVerdict['claimMs']): string {
  if (before === null || after === null || before === after) return '';
  return `, ${formatDuration(before)} → ${formatDuration(after)} to claim`;
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}
