/** Holds what all scores share: what they are made from, and their range. */
import type { Component } from '../model/decision.ts';
import type { AccountMatch, LeadFacts } from '../model/lead.ts';
import type { Icp } from '../model/policy/icp.ts';
import type { Weights } from '../model/policy/policy.ts';
import type { Reason } from '../model/reasons.ts';
import { startsAnyWord } from '../policy/operators/word-start.ts';

export interface ScoreInput {
  facts: LeadFacts;
  account: AccountMatch;
  /** Whom the team sells to. */
  icp: Icp;
  /** Sum to 1. */
  weights: Weights;
  /** The SLA tier of the lead. */
  tier: string;
  /** How many times the person asked, this one included. */
  touches: number;
  waitedMs: number;
  /** On-shift reps the segment can reach, and how many of them have room. */
  capacity: { free: number; reachable: number };
}

/** What stands where nothing is known: it neither helps nor hurts, and lowers the confidence. */
export const NEUTRAL = 0.5;

const DECIMALS = 10_000;

/** Clamped to 0..1 and rounded to four decimals. */
export function toScore(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * DECIMALS) / DECIMALS;
}

/** A score, how much of what it is made from was known (both are clamped to 0..1), and why. */
export function component(value: number, confidence: number, reasons: Reason[]): Component {
  return { score: toScore(value), confidence: toScore(confidence), reasons };
}

export interface Part {
  name: string;
  weight: number;
  /** 0..1, or undefined when nothing is known. */
  value: number | undefined;
}

/** The weighted mean of the known parts, 0..1, or undefined when none is known. */
export function weightedMean(parts: readonly Part[]): number | undefined {
  let sum = 0;
  let weights = 0;
  for (const { value, weight } of parts) {
    if (value === undefined) continue;
    sum += value * weight;
    weights += weight;
  }
  return weights === 0 ? undefined : sum / weights;
}

/** The share of the weights whose part is known, 0..1: what a missing part costs in confidence. */
export function knownShare(parts: readonly Part[]): number {
  const weightOf = (some: readonly Part[]) => some.reduce((sum, { weight }) => sum + weight, 0);
  const all = weightOf(parts);
  return all === 0 ? 0 : weightOf(parts.filter(({ value }) => value !== undefined)) / all;
}

/** The first row whose words occur in the text, at the start of a word, whatever the case. */
export function findRow<T extends { words: readonly string[] }>(
  rows: readonly T[],
  text: string | undefined,
): T | undefined {
  return text === undefined ? undefined : rows.find(({ words }) => startsAnyWord(text, words));
}

/** How far a number lies between two landmarks on a logarithmic scale, 0..1. */
export function logShare(value: number, { from, to }: { from: number; to: number }): number {
  if (value <= from) return 0;
  return Math.min(1, Math.log(value / from) / Math.log(to / from));
}
