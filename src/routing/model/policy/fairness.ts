/** The shape of what a pool may say about how its leads are shared out. */
import { z } from 'zod';
import { duration } from './durations.ts';

/**
 * `eligible`: a lead credits those who could have taken it, so that a specialist gets all of the
 * speciality and an equal share of the rest. `load`: it credits everybody who is there, so that the
 * speciality uses up the specialist's share of all leads.
 */
export const COUNTS = ['eligible', 'load'] as const;

/** A rep whose turn comes back more often than this within a day is choosing leads. */
export const REFUND_LIMIT = 5;
/** As many as somebody can look at before the first of them is late. */
export const BACKLOG_AT_ONCE = 5;

const MOST_LEADS = 100;
/** One extra lead in so many is felt by nobody. */
const ONE_IN = 4;

/** `3` is short for `{ leads: 3 }`; 0 grants nothing. */
export const catchUpSchema = z.union([
  z
    .int()
    .min(0)
    .max(MOST_LEADS)
    .transform((leads) => ({ leads, one_in: ONE_IN })),
  z.strictObject({
    /** At most so many leads of what somebody missed are made up for, */
    leads: z.int().min(0).max(MOST_LEADS),
    /** one with every so many leads of the queue. */
    one_in: z.int().min(2).max(1_000).default(ONE_IN),
  }),
]);
export type CatchUp = z.infer<typeof catchUpSchema>;
export const NO_CATCH_UP: CatchUp = { leads: 0, one_in: ONE_IN };

const STEP = /^([1-9]\d?)% for (\d+d)$/;
const step = z
  .string()
  .regex(STEP, 'expected a step such as "25% for 14d"')
  .transform((text) => {
    const [, percent = '', days = ''] = STEP.exec(text) ?? [];
    return { percent: Number(percent), days: duration.parse(days) / 86_400_000 };
  })
  .refine(({ days }) => days >= 1, 'expected a step of at least one day');

/** Somebody new: a part of the weight at first, all of it after the last step. */
export const rampSchema = z.strictObject({
  /** The first day, such as `2026-12-01`, where the pool is; no lead comes before it. */
  from: z.iso.date(),
  steps: z.array(step).min(1).max(10),
});
export type Ramp = z.infer<typeof rampSchema>;
