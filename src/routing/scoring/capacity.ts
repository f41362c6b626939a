/** Scores how much room there is to take the lead now. */
import type { Component } from '../model/decision.ts';
import { because } from '../model/reasons.ts';
import { component, type ScoreInput } from './score.ts';

/**
 * 0..1: the share of on-shift reps the segment can reach who have room; 0 of 0 is 0. What our own
 * team does is always known.
 */
export function scoreCapacity({ capacity: { free, reachable } }: ScoreInput): Component {
  if (free <= 0 || reachable <= 0) return component(0, 1, [because('capacity.nobody')]);
  return component(free / reachable, 1, [because('capacity.share', { free, reachable })]);
}
