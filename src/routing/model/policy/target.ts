/** The shape of where a rule sends a lead. */
import { z } from 'zod';
import { rosterId } from '../workspace/roster.ts';
import { duration } from './durations.ts';

const DAY_MS = 86_400_000;
const PREVIOUS_OWNER_MS = 180 * DAY_MS;

/** So many of a pool are asked at once where nothing else is said. */
export const ASKED_AT_ONCE = 3;
const MOST_ASKED_AT_ONCE = 10;

/** Instead of a number: one message in the pool's channel, for all of it who can take the lead. */
export const IN_CHANNEL = 'channel';
export type AskedAtOnce = number | typeof IN_CHANNEL;

const elseTarget = z.enum(['next_rule', 'fallback', 'hold']).default('fallback');
/** What happens when the one person a lead should go to is not there. */
const unavailable = z.enum(['cover', 'wait', 'next_rule']).default('cover');

export const targetSchema = z.union([
  z.strictObject({
    to: z.literal('account_owner'),
    unavailable,
    unknown: z.literal('next_rule').default('next_rule'),
  }),
  z.strictObject({
    /** Who owned the person's, else the company's last lead. */
    to: z.literal('previous_owner'),
    /** How long ago they may have had it. */
    within: duration.default(PREVIOUS_OWNER_MS),
    unavailable,
    unknown: z.literal('next_rule').default('next_rule'),
  }),
  z.strictObject({
    pool: rosterId,
    queue: rosterId.optional(),
    require_skills: z.array(z.string()).default([]),
    prefer_skills: z.array(z.string()).default([]),
    /** Never these, whoever else is there. */
    exclude: z.array(rosterId).optional(),
    /** To one after the other, or to several at once of whom the first to claim gets it. */
    offer: z.enum(['in_turn', 'first_to_claim']).optional(),
    /** How many are asked at once, the most owed of them; or all of them, in its channel. */
    ask: z.union([z.int().min(1).max(MOST_ASKED_AT_ONCE), z.literal(IN_CHANNEL)]).optional(),
    else: elseTarget,
  }),
  z.strictObject({ rep: rosterId, else: elseTarget }),
  z.strictObject({
    /** A rep or a channel that hears of it; nobody has to claim it, and no clock runs. */
    notify: z.string().min(1),
    reason: z.string().min(1).default('notified'),
  }),
  z.strictObject({ no_route: z.string().min(1) }),
  z.strictObject({ queue: z.enum(['hold', 'quarantine']) }),
]);
export type Target = z.infer<typeof targetSchema>;

export const ruleSchema = z.strictObject({
  id: rosterId,
  when: z.record(z.string(), z.unknown()).default({}),
  assign: targetSchema,
});
export type Rule = z.infer<typeof ruleSchema>;
