import { z } from 'zod';
import { parseDuration } from '../duration.ts';
import { accountMatchSchema, DEFAULT_ACCOUNT_MATCH } from './account-policy.ts';
import { icpSchema } from './icp.ts';
import { hoursSchema, rosterId, timeZone } from './roster.ts';

/** A duration as an author writes it; milliseconds once parsed. */
export const duration = z.string().transform((text, context) => {
  const ms = parseDuration(text);
  if (ms === undefined) {
    context.addIssue({
      code: 'custom',
      message: 'expected a duration such as "30s", "5m" or "4h"',
    });
    return z.NEVER;
  }
  return ms;
});

const never = z.literal(0).transform(() => 0);

/**
 * Checked in full where it is compiled (`routing/policy/condition.ts`), with the field that is
 * wrong.
 */
const condition = z.record(z.string(), z.unknown());
export type Condition = z.infer<typeof condition>;

const poolSchema = z.strictObject({
  id: rosterId,
  members: z.record(rosterId, z.int().min(0).max(10_000)),
  manager: rosterId.optional(),
  channel: z.string().optional(),
  timezone: timeZone.default('UTC'),
  hours: hoursSchema.default('always'),
  holidays: z.string().optional(),
  count_owner_matches: z.boolean().default(false),
  count_overrides: z.boolean().default(false),
  /** Reasons whose decline gives the turn back; left out, each reason's own setting counts. */
  refund: z.array(z.string()).optional(),
  catch_up: z.literal(0, 'more than 0 is not available in this version').default(0),
});
export type Pool = z.infer<typeof poolSchema>;

const territorySchema = z.strictObject({
  id: rosterId,
  match: condition,
  priority: z.int().default(0),
});
export type Territory = z.infer<typeof territorySchema>;

export const DEFAULT_WEIGHTS = {
  fit: 0.28,
  intent: 0.24,
  account: 0.2,
  capacity: 0.12,
  urgency: 0.16,
};
const share = z.number().min(0).max(1);
const weightsSchema = z
  .strictObject({ fit: share, intent: share, account: share, capacity: share, urgency: share })
  .refine(
    (w) => Math.abs(Object.values(w).reduce((sum, one) => sum + one, 0) - 1) < 1e-9,
    'weights must sum to 1',
  );
export type Weights = z.infer<typeof weightsSchema>;

const segmentSchema = z.strictObject({
  id: rosterId,
  when: condition.default({}),
  mode: z.enum(['live', 'off']).default('live'),
  sla: z.string().optional(),
  objectives: z.array(z.string()).default([]),
  weights: weightsSchema.default(DEFAULT_WEIGHTS),
  quarantine_below: share.optional(),
});
export type Segment = z.infer<typeof segmentSchema>;

const elseTarget = z.enum(['next_rule', 'fallback', 'hold']).default('fallback');
const targetSchema = z.union([
  z.strictObject({
    to: z.literal('account_owner'),
    unavailable: z.enum(['cover', 'wait', 'next_rule']).default('cover'),
    unknown: z.literal('next_rule').default('next_rule'),
  }),
  z.strictObject({
    pool: rosterId,
    queue: rosterId.optional(),
    require_skills: z.array(z.string()).default([]),
    prefer_skills: z.array(z.string()).default([]),
    else: elseTarget,
  }),
  z.strictObject({ rep: rosterId, else: elseTarget }),
  z.strictObject({ no_route: z.string().min(1) }),
  z.strictObject({ queue: z.enum(['hold', 'quarantine']) }),
]);
export type Target = z.infer<typeof targetSchema>;

const ruleSchema = z.strictObject({
  id: rosterId,
  when: condition.default({}),
  assign: targetSchema,
});
export type Rule = z.infer<typeof ruleSchema>;

const ladderStep = z
  .union([
    z.enum(['escalate', 'reroute']),
    z.strictObject({ escalate: duration }),
    z.strictObject({ reroute: duration }),
  ])
  .transform((step): { do: 'escalate' | 'reroute'; afterMs: number } => {
    if (typeof step === 'string') return { do: step, afterMs: 0 };
    return 'escalate' in step
      ? { do: 'escalate', afterMs: step.escalate }
      : { do: 'reroute', afterMs: step.reroute };
  });

const percent = z
  .string()
  .regex(/^\d{1,2}%$/, 'expected a share of the window such as "50%"')
  .transform((text) => Number.parseInt(text, 10) / 100);

const tierSchema = z.strictObject({
  claim: duration,
  remind: z.array(percent).max(2).default([0.5]),
  on_breach: z.array(ladderStep).default([
    { do: 'escalate', afterMs: 0 },
    { do: 'reroute', afterMs: 120_000 },
  ]),
  first_touch: duration.optional(),
  lead_deadline: duration.optional(),
  max_reroutes: z.int().min(0).default(3),
  /**
   * Whose working time the clocks count. With `pool`, a rep asked outside the pool's hours has the
   * time from its next opening.
   */
  hours: z.enum(['rep', 'pool', 'always']).default('always'),
  /** How long a lead may wait for a shift; left out, until the next opening. */
  wait_up_to: z.union([never, duration]).optional(),
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

const bulkSchema = z.strictObject({
  /** How many leads of files a rep may have that are not touched yet. */
  open: z.int().min(1).max(1_000).default(5),
  /** Their tier; left out, one of their own with a working day to claim. */
  sla: z.string().optional(),
});
export type Bulk = z.infer<typeof bulkSchema>;
export const DEFAULT_BULK: Bulk = bulkSchema.parse({});

const reasonSchema = z.strictObject({
  id: rosterId,
  label: z.string().min(1).max(75),
  hint: z.string().max(75).optional(),
  /** Does the turn come back? */
  refund: z.boolean().default(false),
  /** Is this rep left out for this lead from now on? */
  exclude: z.boolean().default(true),
  next: z.enum(['rep', 'manager']).default('rep'),
  note: z.enum(['optional', 'required']).default('optional'),
});
export type DeclineReason = z.infer<typeof reasonSchema>;

const DEFAULT_REASONS: z.input<typeof reasonSchema>[] = [
  {
    id: 'full',
    label: 'I am full right now',
    hint: 'Uses your turn. Set yourself Away to stop offers.',
  },
  {
    id: 'not_my_territory',
    label: 'Not my territory',
    hint: 'Your turn comes back.',
    refund: true,
  },
  { id: 'wrong_language', label: 'Wrong language', hint: 'Your turn comes back.', refund: true },
  { id: 'conflict', label: 'Conflict of interest', hint: 'Your turn comes back.', refund: true },
  {
    id: 'bad_lead',
    label: 'Looks like a bad lead',
    hint: 'Your manager decides.',
    refund: true,
    next: 'manager',
  },
  { id: 'other', label: 'Something else', hint: 'Say what in the note.', note: 'required' },
];

/** A company's next lead goes to whoever had its last one, for so long. */
export const STICKY_MS = 90 * 86_400_000;
/** A lead nobody has done anything about for so long is closed as stale. */
export const CLOSE_AFTER_MS = 14 * 86_400_000;

const HOUR_MS = 3_600_000;
/** How soon somebody has to look at what waits in quarantine; 0 is never. */
const quarantineSchema = z.strictObject({
  /** The managers hear of what is still there after so long, */
  review: z.union([never, duration]).default(4 * HOUR_MS),
  /** and again every so often. */
  remind: z.union([never, duration]).default(4 * HOUR_MS),
  /** A pool whose working time counts. */
  hours: rosterId.default('always'),
  /** What is still there after so long pages, once. */
  page_after: z.union([never, duration]).default(8 * HOUR_MS),
});
export type QuarantineTerms = z.infer<typeof quarantineSchema>;
export const DEFAULT_QUARANTINE: QuarantineTerms = quarantineSchema.parse({});

export const policySchema = z.strictObject({
  version: z.literal(1),
  based_on: z
    .string()
    .regex(/^v\d+$/, 'expected a version such as "v12"')
    .optional(),
  governance: z
    .strictObject({ approvals: z.int().min(0).max(1).default(0) })
    .default({ approvals: 0 }),
  pools: z.array(poolSchema).min(1),
  territories: z.array(territorySchema).default([]),
  segments: z
    .array(segmentSchema)
    .default([
      { id: 'everyone', when: {}, mode: 'live', objectives: [], weights: DEFAULT_WEIGHTS },
    ]),
  /** Left out, the profile of the engine that decides (`DEFAULT_ICP`). */
  icp: icpSchema.optional(),
  rules: z.array(ruleSchema).min(1),
  fallback: z
    .strictObject({ pool: rosterId.optional(), then: z.literal('hold').default('hold') })
    .default({ then: 'hold' }),
  sla: z.record(rosterId, tierSchema).default({ standard: DEFAULT_TIER }),
  bulk: bulkSchema.default(DEFAULT_BULK),
  sticky_for: z.union([never, duration]).default(STICKY_MS),
  close_after: z.union([never, duration]).default(CLOSE_AFTER_MS),
  account_match: accountMatchSchema.default(DEFAULT_ACCOUNT_MATCH),
  quarantine: quarantineSchema.default(DEFAULT_QUARANTINE),
  reasons: z.array(reasonSchema).default(DEFAULT_REASONS.map((one) => reasonSchema.parse(one))),
  crm_owner_at: z.literal('claim', 'only "claim" is available in this version').default('claim'),
  people_figures: z
    .literal('manager', 'only "manager" is available in this version')
    .default('manager'),
});
/**
 * The parsed document of one policy version: every default filled in, durations in milliseconds.
 */
export type Policy = z.infer<typeof policySchema>;
