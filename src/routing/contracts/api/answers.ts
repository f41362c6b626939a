/** What the doors answer a sender, and whoever looks after the server. */
import { z } from 'zod';
import { fault, text } from './common.ts';

export const problemSchema = z
  .object({
    type: text.describe('`urn:baton:error:` and the code'),
    title: text,
    status: z.int(),
    code: text.describe('Stable; docs/errors.md says what it means and what to do'),
    detail: text,
    errors: z.array(fault.partial()).describe('Every fault, where there is more to say'),
  })
  .describe('A problem (RFC 9457)');

const leadStatus = z.enum(['accepted', 'attached', 'announced', 'duplicate', 'conflict']);

export const intakeAnswerSchema = z
  .object({
    delivery_id: text,
    lead_id: text
      .optional()
      .describe('Of the first lead; final, and valid also when the lead is merged later'),
    status: z
      .enum([...leadStatus.options, 'ignored'])
      .describe('`announced`: named only, and asked for later; `ignored`: no lead is in it'),
    leads: z
      .array(z.object({ lead_id: text, status: leadStatus }))
      .optional()
      .describe('Each, where a delivery holds several'),
    signals: z
      .int()
      .optional()
      .describe('How many signals of companies are kept; they open no lead'),
    set_aside: z.array(fault).optional().describe('What of the signals cannot be used'),
  })
  .describe('Stored for good, before any routing');

export const crmAnswerSchema = z
  .object({
    delivery_id: text,
    lead_id: text,
    status: z
      .enum(['applied', 'recorded', 'duplicate'])
      .describe('`recorded`: kept in the history of the lead, and nothing else changed'),
    reason_code: text.optional().describe('Why nothing else changed'),
    reason: text.optional(),
  })
  .describe('Stored for good, with what came of it');

export const readinessSchema = z.object({
  status: z.enum(['ready', 'not_ready']),
  parts: z
    .record(z.string(), z.object({ ok: z.boolean(), detail: text }))
    .optional()
    .describe('Part by part; with a token, or on the private port'),
});
