/** The shape of who may change what: approvals, owners of a task, overrides and their reasons. */
import { z } from 'zod';
import { rosterId } from '../workspace/roster.ts';

export const governanceSchema = z.strictObject({
  /** How many people beside its author have to agree before a policy version is live. */
  approvals: z.int().min(0).max(1).default(0),
  /** Who may: managers and admins, or admins alone. Whoever owns the policy may in any case. */
  approvers: z.enum(['manager', 'admin']).default('manager'),
});
export const DEFAULT_GOVERNANCE = governanceSchema.parse({});

/** Who looks after a task where nobody else is named. */
export const ownersSchema = z.strictObject({
  policy: rosterId.optional(),
  incidents: rosterId.optional(),
  calibration: rosterId.optional(),
});
export type Owners = z.infer<typeof ownersSchema>;

/** Left out, a list means all of them. */
const overrideGrantSchema = z.strictObject({
  /** Everybody with this role or a higher one, or these people by name. */
  who: z.union([z.enum(['manager', 'admin']), z.array(rosterId).min(1)]),
  /** `own`: those they are the manager of. */
  pools: z.union([z.literal('own'), z.array(rosterId).min(1)]).optional(),
  segments: z.array(rosterId).min(1).optional(),
});
export type OverrideGrant = z.infer<typeof overrideGrantSchema>;

const overrideReasonSchema = z.strictObject({
  id: rosterId,
  label: z.string().min(1).max(75),
  /** Some words beside the reason, for the rep who reads it. */
  note: z.enum(['optional', 'required']).default('optional'),
});
export type OverrideReason = z.infer<typeof overrideReasonSchema>;

const DEFAULT_OVERRIDE_REASONS: z.input<typeof overrideReasonSchema>[] = [
  { id: 'knows_account', label: 'Knows the account' },
  { id: 'better_fit', label: 'Fits the lead better' },
  { id: 'workload', label: 'Workload' },
  { id: 'customer_asked', label: 'The customer asked for them' },
  { id: 'coverage', label: 'Nobody else is there' },
  { id: 'other', label: 'Something else', note: 'required' },
];

export const overridesSchema = z.strictObject({
  /** Who may give a lead to somebody by hand; the first that fits is enough. */
  allow: z
    .array(overrideGrantSchema)
    .min(1)
    .default([{ who: 'manager' }]),
  reasons: z
    .array(overrideReasonSchema)
    .min(1)
    .default(DEFAULT_OVERRIDE_REASONS.map((one) => overrideReasonSchema.parse(one))),
});
export type Overrides = z.infer<typeof overridesSchema>;
export const DEFAULT_OVERRIDES: Overrides = overridesSchema.parse({});
