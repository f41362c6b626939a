/** The shape of an SLA tier: how long a rep has, and what happens when the time is over. */
import { z } from 'zod';
import { duration, neverOrDuration } from './durations.ts';

const DAY_MS = 86_400_000;
/** In the order in which a lead that nobody claims usually climbs them. */
export const ESCALATION_LEVELS = ['channel', 'managers', 'ops'] as const;
export type EscalationLevel = (typeof ESCALATION_LEVELS)[number];

export interface BreachStep {
  do: 'escalate' | 'reroute';
  afterMs: number;
  /** A level of the lead's own ladder; left out, each rep's silence tells the first place. */
  to?: EscalationLevel;
}

const ladderStep = z
  .union([
    z.enum(['escalate', 'reroute']),
    z.strictObject({ escalate: duration, to: z.enum(ESCALATION_LEVELS).optional() }),
    z.strictObject({ reroute: duration }),
  ])
  .transform((step): BreachStep => {
    if (typeof step === 'string') return { do: step, afterMs: 0 };
    if ('reroute' in step) return { do: 'reroute', afterMs: step.reroute };
    const { escalate: afterMs, to } = step;
    return { do: 'escalate', afterMs, ...(to && { to }) };
  });

const percent = z
  .string()
  .regex(/^\d{1,2}%$/, 'expected a share of the window such as "50%"')
  .transform((text) => Number.parseInt(text, 10) / 100);

/** How far ahead an owner may put a lead off in one go, and how often. */
const snoozeSchema = z.strictObject({
  most: duration.default(14 * DAY_MS),
  times: z.int().min(0).max(100).default(2),
});
export type SnoozeLimits = z.infer<typeof snoozeSchema>;
export const DEFAULT_SNOOZE: SnoozeLimits = snoozeSchema.parse({});

export const tierSchema = z.strictObject({
  claim: duration,
  remind: z.array(percent).max(2).default([0.5]),
  on_breach: z.array(ladderStep).default([
    { do: 'escalate', afterMs: 0 },
    { do: 'reroute', afterMs: 120_000 },
  ]),
  first_touch: duration.optional(),
  /** From each touch to the one after it. */
  next_touch: duration.optional(),
  /** Left out, `DEFAULT_SNOOZE`. */
  snooze: snoozeSchema.optional(),
  lead_deadline: duration.optional(),
  max_reroutes: z.int().min(0).default(3),
  /**
   * Whose working time the clocks count. With `pool`, a rep asked outside the pool's hours has the
   * time from its next opening.
   */
  hours: z.enum(['rep', 'pool', 'always']).default('always'),
  /** How long a lead may wait for a shift; left out, until the next opening. */
  wait_up_to: neverOrDuration.optional(),
  /** Does it reach off shift who asked for that? */
  out_of_hours: z.boolean().default(false),
});
export type Tier = z.infer<typeof tierSchema>;
export type NamedTier = Tier & { id: string };

export const DEFAULT_TIER: Tier = tierSchema.parse({ claim: '15m' });

/** The tier of leads from a file, where the policy names none: a working day, and no alarm. */
export const BULK_TIER = 'bulk';
export const DEFAULT_BULK_TIER: Tier = tierSchema.parse({
  claim: '8h',
  remind: [],
  on_breach: ['reroute'],
  hours: 'rep',
});

export const bulkSchema = z.strictObject({
  /** How many leads of files a rep may have that are not touched yet. */
  open: z.int().min(1).max(1_000).default(5),
  /** Their tier; left out, one of their own with a working day to claim. */
  sla: z.string().optional(),
});
export type Bulk = z.infer<typeof bulkSchema>;
export const DEFAULT_BULK: Bulk = bulkSchema.parse({});
