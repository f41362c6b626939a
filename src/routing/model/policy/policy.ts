import { z } from 'zod';
import { hoursSchema, rosterId, timeZone } from '../workspace/roster.ts';
import { accountMatchSchema, DEFAULT_ACCOUNT_MATCH } from './account-policy.ts';
import { neverOrDuration } from './durations.ts';
import {
  BACKLOG_AT_ONCE,
  COUNTS,
  catchUpSchema,
  NO_CATCH_UP,
  REFUND_LIMIT,
  rampSchema,
} from './fairness.ts';
import {
  DEFAULT_GOVERNANCE,
  DEFAULT_OVERRIDES,
  governanceSchema,
  overridesSchema,
  ownersSchema,
} from './governance.ts';
import { icpSchema } from './icp.ts';
import { bulkSchema, DEFAULT_BULK, DEFAULT_TIER, tierSchema } from './sla.ts';
import { ruleSchema } from './target.ts';
import { condition, territorySchema } from './territory.ts';
import { CRM_OWNER_AT, DEFAULT_TIMING, SLA_STARTS } from './timing.ts';

const poolSchema = z.strictObject({
  id: rosterId,
  members: z.record(rosterId, z.int().min(0).max(10_000)),
  manager: rosterId.optional(),
  channel: z.string().optional(),
  /** A Slack user group whose people are its members, with weight 100 where none is written. */
  follows: z
    .string()
    .regex(/^S[A-Z0-9]+$/, 'expected a Slack user group id such as S0123')
    .optional(),
  /** The pool that is asked where nobody of this one can take a lead. */
  overflow: rosterId.optional(),
  timezone: timeZone.default('UTC'),
  hours: hoursSchema.default('always'),
  holidays: z.string().optional(),
  count_owner_matches: z.boolean().default(false),
  count_overrides: z.boolean().default(false),
  /** Reasons whose decline gives the turn back; left out, each reason's own setting counts. */
  refund: z.array(z.string()).optional(),
  /** Whose share grows from one: those who could have taken the lead, or all who were there. */
  count: z.enum(COUNTS).default('eligible'),
  catch_up: catchUpSchema.default(NO_CATCH_UP),
  /** How newcomers come up to their weight. */
  ramps: z.record(rosterId, rampSchema).optional(),
  /** So many turns come back to one rep within a day; a decline after that uses the turn. */
  refund_limit: z.int().min(0).max(1_000).default(REFUND_LIMIT),
  /** So many leads that waited may lie unanswered with one rep; 0 sets no limit. */
  backlog_at_once: z.int().min(0).max(1_000).default(BACKLOG_AT_ONCE),
});
export type Pool = z.infer<typeof poolSchema>;

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
  .superRefine((weights, { addIssue }) => {
    const sum = Object.values(weights).reduce((all, one) => all + one, 0);
    if (Math.abs(sum - 1) < 1e-9) return;
    const [gap, verb] = sum < 1 ? [1 - sum, 'Add'] : [sum - 1, 'Take away'];
    const message = `expected weights that sum to 1; these sum to ${rounded(sum)}. ${verb} ${rounded(gap)}`;
    addIssue({ code: 'custom', message });
  });

/** 0.1 + 0.2 reads 0.3. */
function rounded(sum: number): number {
  return Number(sum.toFixed(6));
}

export type Weights = z.infer<typeof weightsSchema>;

/** What a segment is about; each settles ties between reps who are owed the same. */
export const OBJECTIVES = ['speed_to_lead', 'conversion', 'fairness', 'value'] as const;
export type Objective = (typeof OBJECTIVES)[number];

const segmentSchema = z.strictObject({
  id: rosterId,
  when: condition.default({}),
  mode: z.enum(['live', 'off']).default('live'),
  sla: z.string().optional(),
  /** What counts most first: it breaks ties, judges a new policy and heads reports. */
  objectives: z.array(z.enum(OBJECTIVES)).default([]),
  weights: weightsSchema.default(DEFAULT_WEIGHTS),
  quarantine_below: share.optional(),
  /** How many ordinary leads one of these fills; left out, one. */
  units: z.int().min(1).max(100).optional(),
});
export type Segment = z.infer<typeof segmentSchema>;

/** How many ordinary leads one of the segment fills a rep by; outside all segments one. */
export function unitsOf(segment: Pick<Segment, 'units'> | null | undefined): number {
  return segment?.units ?? 1;
}

type Segments = { segments: readonly Pick<Segment, 'id' | 'units'>[] };

/** The same by its id; of one that the policy knows no more it is an ordinary lead. */
export function unitsIn({ segments }: Segments, segmentId: string | null): number {
  return unitsOf(segments.find(({ id }) => id === segmentId));
}

/** Does some lead count for more than one, so that what fills a rep is told in units? */
export function countsUnits({ segments }: Segments): boolean {
  return segments.some((segment) => unitsOf(segment) > 1);
}

/** Whoever weighs nothing is no member. */
export function isMember({ members }: { members: Record<string, number> }, repId: string): boolean {
  return (members[repId] ?? 0) > 0;
}

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

/** Once is no pattern, and somebody who misses more than this has a muted phone. */
export const AWAY_AFTER_MISSES = 3;

const HOUR_MS = 3_600_000;
/** How soon somebody has to look at what waits in quarantine; 0 is never. */
const quarantineSchema = z.strictObject({
  /** The managers hear of what is still there after so long, */
  review: neverOrDuration.default(4 * HOUR_MS),
  /** and again every so often. */
  remind: neverOrDuration.default(4 * HOUR_MS),
  /** A pool whose working time counts. */
  hours: rosterId.default('always'),
  /** What is still there after so long pages, once. */
  page_after: neverOrDuration.default(8 * HOUR_MS),
});
export type QuarantineTerms = z.infer<typeof quarantineSchema>;
export const DEFAULT_QUARANTINE: QuarantineTerms = quarantineSchema.parse({});

export const policySchema = z.strictObject({
  version: z.literal(1),
  based_on: z
    .string()
    .regex(/^v\d+$/, 'expected a version such as "v12"')
    .optional(),
  governance: governanceSchema.default(DEFAULT_GOVERNANCE),
  owners: ownersSchema.default({}),
  overrides: overridesSchema.default(DEFAULT_OVERRIDES),
  /** Whose clock the conditions about time go by. */
  timezone: timeZone.default('UTC'),
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
  sticky_for: neverOrDuration.default(STICKY_MS),
  close_after: neverOrDuration.default(CLOSE_AFTER_MS),
  /** Who leaves so many leads in a row unanswered is set Away; 0 never. */
  away_after_misses: z.int().min(0).max(100).default(AWAY_AFTER_MISSES),
  account_match: accountMatchSchema.default(DEFAULT_ACCOUNT_MATCH),
  quarantine: quarantineSchema.default(DEFAULT_QUARANTINE),
  reasons: z.array(reasonSchema).default(DEFAULT_REASONS.map((one) => reasonSchema.parse(one))),
  /** From when the time to claim counts. */
  sla_starts_at: z.enum(SLA_STARTS).default(DEFAULT_TIMING.slaStartsAt),
  /** From when on the CRM names the rep as owner: once it is offered, or once it is claimed. */
  crm_owner_at: z.enum(CRM_OWNER_AT).default(DEFAULT_TIMING.crmOwnerAt),
  people_figures: z
    .literal('manager', 'only "manager" is available in this version')
    .default('manager'),
});
/**
 * The parsed document of one policy version: every default filled in, durations in milliseconds.
 */
export type Policy = z.infer<typeof policySchema>;
