/** The scores of a decision: as each release stored them, and as they are shown outside. */
import { z } from 'zod';
import { isJsonObject } from '../intake/read-fields.ts';
import type { Reason } from '../model/reasons.ts';
import { defineContract } from './define-contract.ts';

const share = z.number().min(0).max(1);
/** A code that is no longer in use was stored by an older release, and stays readable. */
const reason = z.custom<Reason>(hasCode, 'a reason with its code');

function hasCode(value: unknown): boolean {
  return isJsonObject(value) && typeof value.code === 'string';
}

const older = z.object({ score: share, reasons: z.array(reason) });
const component = older.extend({ confidence: share });
const NAMES = ['fit', 'intent', 'account', 'capacity', 'urgency', 'value'] as const;

const totals = { priority: share, confidence: share };
const firstEdition = z.object({
  schema_version: z.literal(1).optional(),
  components: z.object({
    fit: older,
    intent: older,
    account: older,
    capacity: older,
    urgency: older,
    value: older,
  }),
  ...totals,
});
const secondEdition = z.object({
  schema_version: z.literal(2),
  components: z.object({
    fit: component,
    intent: component,
    account: component,
    capacity: component,
    urgency: component,
    value: component,
    risk: component,
  }),
  ...totals,
});

/** Nothing was known of it then: it neither helps nor hurts. */
const UNKNOWN_RISK = { score: 0.5, confidence: 0, reasons: [] };

/**
 * The first edition knew only how much was known in all: that stands for each part of it. Nothing
 * said then how likely an offer was to go unclaimed.
 */
export const SCORES_CONTRACT = defineContract({
  name: 'scores',
  current: 2,
  versions: { 1: firstEdition, 2: secondEdition },
  upgrades: {
    1: ({ components, priority, confidence }) => {
      const known = NAMES.map((name) => [name, { ...components[name], confidence }] as const);
      const all = { ...Object.fromEntries(known), risk: UNKNOWN_RISK };
      return { components: all, priority, confidence };
    },
  },
});

const shown = [...NAMES, 'risk'] as const;
const each = <T extends z.ZodType>(schema: T) =>
  z.object(Object.fromEntries(shown.map((name) => [name, schema])) as Record<ShownScore, T>);
type ShownScore = (typeof shown)[number];

/** `scores` of an explanation: numbers first, then how much was known, and why in words. */
export const shownScores = each(share)
  .extend({
    schema_version: z.literal(SCORES_CONTRACT.current),
    priority: share.describe('Weighted sum of fit, intent, account, capacity and urgency'),
    confidence: share.describe('How much of what the scores need was known'),
    confidences: each(share),
    reasons: each(z.array(z.string())),
  })
  .describe('Each score is 0..1');
