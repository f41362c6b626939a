/** Words what a comparison of two policies found, in the sentences that people read. */
import { chained } from '../../words/lists.ts';
import { counted, figure } from '../../words/numbers.ts';
import { type Phrase, type Slot, say } from '../../words/say.ts';
import { formatDuration } from '../model/duration.ts';
import type { Objective } from '../model/policy/policy.ts';
import { reasonWords } from '../model/reasons.ts';
import type { ComparedLead } from './compare-lead.ts';
import type { ObjectiveVerdict, Verdict } from './judge-objectives.ts';
import { type Moves, netOf, type RepMoves, type Route } from './tally-moves.ts';

export type NameOf = (repId: string) => string;

const MOST_NAMES = 5;

export function wordLeads(count: number): Phrase {
  return counted(count, 'lead');
}

/** `214 of 5,000 leads of the last 90 days would go elsewhere; Ana +31, Ben −12.` */
export function wordMoved(
  { leads, moved, reps }: Pick<Moves, 'leads' | 'moved' | 'reps'>,
  { days, nameOf }: { days: number; nameOf: NameOf },
): Phrase {
  const ago = days === 1 ? say`of the last day` : say`of the last ${days} days`;
  if (leads === 0) return say`There is no lead ${ago} to compare by.`;
  const all = say`${wordLeads(leads)} ${ago}`;
  if (moved === 0) return say`None of ${all} would go elsewhere.`;
  const count = figure(moved);
  const nets = wordNets(reps, nameOf);
  return nets
    ? say`${count} of ${all} would go elsewhere; ${nets}.`
    : say`${count} of ${all} would go elsewhere.`;
}

/** `Ana +31, Ben −12`; null where everybody gets as many as before. */
export function wordNets(reps: readonly RepMoves[], nameOf: NameOf): Phrase | null {
  const changed = reps.filter((one) => netOf(one) !== 0);
  if (changed.length === 0) return null;
  const first = changed
    .slice(0, MOST_NAMES)
    .map((one) => say`${nameOf(one.repId)} ${signed(netOf(one))}`);
  const named = chained(first, ', ');
  const more = changed.length - first.length;
  return more > 0 ? say`${named} and ${more} more` : named;
}

export function signed(count: number): Phrase {
  return count < 0 ? say`−${figure(-count)}` : say`+${figure(count)}`;
}

/** `rule iberia: pool emea → Ana`, or `rule rest, pool emea → rule iberia, Ana`. */
export function wordRoutes(from: Route, to: Route, nameOf: NameOf): Phrase {
  const [before, after] = [wordPlace(from, nameOf), wordPlace(to, nameOf)];
  const [old, next] = [wordRule(from), wordRule(to)];
  return isSameRule(from, to)
    ? say`${old}: ${before} → ${after}`
    : say`${old}, ${before} → ${next}, ${after}`;
}

/** What no rule matches goes to the fallback, or waits on hold where there is none. */
function isSameRule(from: Route, to: Route): boolean {
  const areHeld = [from, to].map(({ outcome }) => outcome === 'held');
  return from.rule === to.rule && (from.rule !== null || areHeld[0] === areHeld[1]);
}

function wordRule({ rule, outcome }: Route): Slot {
  if (rule === null) return outcome === 'held' ? say`no rule` : say`fallback`;
  return rule.startsWith('built-in') ? rule : say`rule ${rule}`;
}

function wordPlace(route: Route, nameOf: NameOf): Slot {
  const { outcome, repId, poolId, detail } = route;
  if (outcome === 'first_to_claim') return say`the first to claim`;
  if (outcome === 'held') return say`hold`;
  if (outcome === 'quarantined') return say`quarantine`;
  if (repId !== null) return nameOf(repId);
  if (poolId !== null) return say`pool ${poolId}`;
  if (outcome === 'no_route') return wordNobody(detail ?? '');
  return detail ?? outcome;
}

function wordNobody(detail: string): Phrase {
  const [reason = '', notify] = detail.split('; ');
  const why = reason.replaceAll('_', ' ');
  return notify === undefined ? say`nobody (${why})` : say`nobody (${why}; ${notify} is told)`;
}

/** Where one lead would go: `Ana by rule iberia`. */
export function wordOutlook(one: ComparedLead['before'], nameOf: NameOf): Phrase {
  const route = { ...one, poolId: one.outcome === 'held' ? one.poolId : null };
  return say`${wordPlace(route, nameOf)} by ${wordRule(one)}`;
}

/** What decided it for whoever gets it now. */
export function wordWhy({ before, after }: ComparedLead): Slot {
  const telling = after.reasons.find(({ code }) => !code.startsWith('tie.'));
  if (telling) return reasonWords(telling);
  const isSamePool = before.rule === after.rule && before.poolId === after.poolId;
  return isSamePool ? say`the shares of the pool are others` : say`whose turn it is`;
}

const GOALS: Record<Objective, { name: Phrase; reached: (share: string) => Phrase }> = {
  speed_to_lead: {
    name: say`speed to lead`,
    reached: (share) => say`${share} reach somebody on shift`,
  },
  conversion: {
    name: say`conversion`,
    reached: (share) => say`${share} reach their owner or the skill they need`,
  },
  fairness: {
    name: say`fairness`,
    reached: (share) => say`${share} at most from a fair share`,
  },
  value: {
    name: say`value`,
    reached: (share) => say`${share} of the value reaches somebody`,
  },
};

const VERDICTS: Record<Verdict, Phrase> = {
  better: say`better`,
  worse: say`worse`,
  same: say`the same`,
  unknown: say`unknown`,
};

/** `speed to lead: better (91 % → 96 % reach somebody on shift)` */
export function wordVerdict({
  objective,
  verdict,
  before,
  after,
  claimMs,
}: ObjectiveVerdict): Phrase {
  const { name, reached } = GOALS[objective];
  if (before === null || after === null) return say`${name}: no lead says anything about it`;
  const share = before === after ? percent(before) : `${percent(before)} → ${percent(after)}`;
  const found = chained([reached(share), wordClaim(claimMs)], ', ');
  return say`${name}: ${VERDICTS[verdict]} (${found})`;
}

function wordClaim({ before, after }: ObjectiveVerdict['claimMs']): Slot {
  if (before === null || after === null || before === after) return '';
  return say`${formatDuration(before)} → ${formatDuration(after)} to claim`;
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}
