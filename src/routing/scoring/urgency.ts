/**
 * Scores how little the lead can wait: its tier, how long it waits already, and whether it repeats.
 */
import type { Component } from '../model/decision.ts';
import { formatDuration } from '../model/duration.ts';
import { because, type Reason } from '../model/reasons.ts';
import { component, type ScoreInput } from './score.ts';

// Defaults a policy may later replace.
const TIERS: Record<string, number> = { strategic: 0.6, enterprise: 0.5 };
const OTHER_TIER = 0.3;
const WAITING = { most: 0.25, afterMs: 14_400_000 };
const REPEAT = { each: 0.1, most: 0.2 };
const MINUTE_MS = 60_000;
/** What we know by ourselves, without a word of the lead: its tier, its age, its repeats. */
const KNOWN_ANYWAY = 0.6;

/** 0..1: grows with waiting up to four hours and with each repeat up to two. */
export function scoreUrgency({ tier, touches, waitedMs }: ScoreInput): Component {
  const reasons: Reason[] = [because('urgency.tier', { value: tier })];
  const waited = Math.max(0, waitedMs);
  const minutes = Math.floor(waited / MINUTE_MS);
  if (minutes > 0) {
    reasons.push(because('urgency.waiting', { value: formatDuration(minutes * MINUTE_MS) }));
  }
  const repeats = Math.max(0, touches - 1);
  if (repeats > 0) reasons.push(because('urgency.repeat'));
  return component(
    (TIERS[tier] ?? OTHER_TIER) +
      WAITING.most * Math.min(1, waited / WAITING.afterMs) +
      Math.min(REPEAT.most, REPEAT.each * repeats),
    KNOWN_ANYWAY,
    reasons,
  );
}
