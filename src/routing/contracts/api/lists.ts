/** Leads and touches as the API lists them. */
import { z } from 'zod';
import { CLOSE_OUTCOMES, LEAD_STATES } from '../../model/lead.ts';
import { ENGAGEMENTS } from '../../model/working/engagement.ts';
import { SUBMISSION_CONTRACT } from '../submission.ts';
import { fault, instant, money, share, text } from './common.ts';

export const leadRowSchema = z.object({
  lead: text,
  company: text,
  status: z.enum(LEAD_STATES),
  source: text,
  channel: text,
  tier: text,
  test: z.boolean(),
  priority: share,
  owner: text.nullable().describe('Roster id of who claimed it'),
  touches: z.int(),
  received_at: instant,
  last_touch_at: instant,
  closed_at: instant.nullable(),
  close_outcome: z.enum(CLOSE_OUTCOMES).nullable(),
  close_amount: money.nullable(),
  engagement: z.enum(ENGAGEMENTS).describe('How far contact with the person has come'),
  merged_into: text.nullable(),
});

export const leadPageSchema = z
  .object({
    leads: z.array(leadRowSchema),
    next_cursor: text.nullable().describe('For the next page; null on the last'),
  })
  .describe('The newest first, without contact data');

export const touchListSchema = z
  .object({
    lead: text,
    asked_for: text.optional(),
    touches: z.array(
      z.object({
        id: text,
        delivery_id: text,
        source: text,
        received_at: instant,
        submission: SUBMISSION_CONTRACT.schema,
        faults: z.array(fault),
      }),
    ),
  })
  .describe('What came in about a lead, oldest first, as it was understood');
