/** What the answers of the API are made of. */
import { z } from 'zod';

export const instant = z.iso.datetime().describe('ISO 8601 in UTC');
export const text = z.string();
export const share = z.number().min(0).max(1);
export const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Something that was found wrong, and where. */
export const fault = z.object({
  pointer: text.describe('JSON pointer into what was sent'),
  code: text,
  message: text.describe('What was found, and what was expected'),
});

export const money = z
  .object({
    amount: z.int().describe('In minor units: cents of a euro, whole yen'),
    currency: text.describe('ISO 4217'),
  })
  .describe('An amount of one currency');
