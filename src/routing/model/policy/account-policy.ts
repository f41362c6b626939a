import { z } from 'zod';

/** What may decide between several accounts that fit a lead; `id` does where nothing else did. */
export const TIE_BREAKS = ['tier', 'open_opportunity', 'recent_activity', 'largest', 'id'] as const;
export type TieBreak = (typeof TIE_BREAKS)[number];

/** What a policy says about finding the account of a lead. */
export const accountMatchSchema = z.strictObject({
  /** In order: the first that tells two accounts apart decides. */
  tie_breaks: z.array(z.enum(TIE_BREAKS)).default([...TIE_BREAKS]),
  /** The best first; any other tier comes after these, and no tier last. */
  tiers: z.array(z.string().min(1)).default(['strategic', 'enterprise', 'named', 'standard']),
  /** How alike two names must be for a manager to be asked, 0.5..1. */
  suggest_from: z.number().min(0.5).max(1).default(0.86),
  /** What globex.de means where globex.com is known. */
  siblings: z.enum(['match', 'suggest']).default('match'),
});
export type AccountMatchRules = z.infer<typeof accountMatchSchema>;

export const DEFAULT_ACCOUNT_MATCH: AccountMatchRules = accountMatchSchema.parse({});
