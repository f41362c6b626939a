/** Scores how little the lead can wait: its tier, its waiting, its repeats, and what it says. */
import type { Component } from '../model/decision.ts';
import { formatDuration } from '../model/duration.ts';
import type { Timeline } from '../model/message.ts';
import { because, type Reason } from '../model/reasons.ts';
import { decay, HALF_LIFE_DAYS } from './decay.ts';
import { listenTo, type Said } from './said.ts';
import { component, type ScoreInput } from './score.ts';

// Defaults a policy may later replace.
const TIERS: ReadonlyMap<string, number> = new Map([
  ['strategic', 0.6],
  ['enterprise', 0.5],
]);
const OTHER_TIER = 0.3;
const WAITING = { most: 0.25, afterMs: 14_400_000 };
const REPEAT = { each: 0.1, most: 0.2 };
const PRESSING = 0.15;
const TIMELINES: Record<Timeline, number> = {
  now: 0.1,
  this_month: 0.05,
  this_quarter: 0,
  next_quarter: -0.05,
  later: -0.1,
  no_rush: -0.1,
};
const MINUTE_MS = 60_000;
/** What has to be known for full confidence; tier, age and repeats always are. */
const KNOWN = { anyway: 0.6, timeline: 0.25, message: 0.15 };

/**
 * 0..1: the tier, plus waiting up to four hours, each repeat up to two, a pressing word in the
 * message and the timeline. What was old already when it came in counts as one half-life old.
 */
export function scoreUrgency(input: ScoreInput): Component {
  const { facts, tier, touches, waitedMs } = input;
  const said = listenTo(facts);
  const waited = Math.max(0, waitedMs);
  const repeats = Math.max(0, touches - 1);
  const sum =
    (TIERS.get(tier) ?? OTHER_TIER) +
    WAITING.most * Math.min(1, waited / WAITING.afterMs) +
    Math.min(REPEAT.most, REPEAT.each * repeats) +
    (said.urgent === null ? 0 : PRESSING) +
    (said.timeline ? TIMELINES[said.timeline.value] : 0);
  const known =
    KNOWN.anyway +
    (said.timeline ? KNOWN.timeline : 0) +
    (facts.request.message ? KNOWN.message : 0);
  const worth = facts.stale ? decay(HALF_LIFE_DAYS) : 1;
  return component(sum * worth, known, [
    because('urgency.tier', { value: tier }),
    ...waitReasons(waited, repeats),
    ...saidReasons(said),
    ...(facts.stale ? [because('urgency.stale')] : []),
  ]);
}

function waitReasons(waited: number, repeats: number): Reason[] {
  const minutes = Math.floor(waited / MINUTE_MS);
  const value = formatDuration(minutes * MINUTE_MS);
  return [
    ...(minutes > 0 ? [because('urgency.waiting', { value })] : []),
    ...(repeats > 0 ? [because('urgency.repeat')] : []),
  ];
}

function saidReasons({ urgent, timeline }: Said): Reason[] {
  const change = timeline ? TIMELINES[timeline.value] : 0;
  const value = timeline?.words ?? '';
  return [
    ...(urgent === null ? [] : [because('urgency.pressing', { value: urgent })]),
    ...(change > 0 ? [because('urgency.soon', { value })] : []),
    ...(change < 0 ? [because('urgency.can_wait', { value })] : []),
  ];
}
