/** The shape of a territory: where a lead is, and in which field. */
import { z } from 'zod';
import { rosterId } from '../workspace/roster.ts';
import { postalFault } from './postal.ts';

/**
 * Checked in full where it is compiled (`routing/policy/condition.ts`), with the field that is
 * wrong.
 */
export const condition = z.record(z.string(), z.unknown());
export type Condition = z.infer<typeof condition>;

const words = z.array(z.string().min(1)).min(1);

/** YAML reads the beginning `28` as a number; only in quotes it keeps a zero in front. */
const postalArea = z.string().superRefine((area, { addIssue }) => {
  const expected = postalFault(area);
  if (expected !== null) addIssue({ code: 'custom', message: `expected ${expected}` });
});

export const territorySchema = z.strictObject({
  id: rosterId,
  /** Any condition; all that stands beside it has to hold as well. */
  match: condition.default({}),
  countries: words.optional(),
  regions: words.optional(),
  /** Beginnings such as `SW1`, or ranges of equal length such as `28000-28999`. */
  postal: z.array(postalArea).min(1).optional(),
  /** Words of the industry by their beginnings: `financ` is in "Corporate finance". */
  industries: words.optional(),
  /** Employees, both ends included. */
  size: z
    .strictObject({ from: z.int().min(0).optional(), to: z.int().min(0).optional() })
    .refine(({ from = 0, to = from }) => from <= to, 'expected the smaller number as "from"')
    .optional(),
  /** Of several that match, the highest is the lead's; then the first in the file. */
  priority: z.int().default(0),
});
export type Territory = z.infer<typeof territorySchema>;
