/** What an outside system tells of a lead: the events that come back, by type. */
import { z } from 'zod';
import { dropUnstorable } from '../intake/clean-text.ts';
import { TOUCH_KINDS } from '../model/working/engagement.ts';
import { isCurrency } from '../model/working/money.ts';
import { defineContract } from './define-contract.ts';

const MAX_ID_LENGTH = 255;
const MAX_TEXT_LENGTH = 10_000;

const id = z
  .string()
  .min(1)
  .max(MAX_ID_LENGTH, `a text of at most ${MAX_ID_LENGTH} characters`)
  .refine((text) => text === dropUnstorable(text), 'a text without control characters');

const NAMED = {
  schema_version: z.literal(1).default(1),
  id: id.describe('Theirs; the same id again is a duplicate, for at least 7 days'),
  at: z.iso
    .datetime({ offset: true, error: 'an instant such as 2026-11-22T10:00:00Z' })
    .describe('When it was, however late it is told'),
  lead_id: id.optional().describe('As Baton named it in its events; else `crm_id`'),
  crm_id: id.optional().describe('The contact in the outside system, as the lead came in with it'),
  owner: id.nullish().describe('Whose it is there: a roster id, an e-mail or an id of that system'),
};

const activity = z.object({
  type: z.literal('activity'),
  ...NAMED,
  kind: z.enum(TOUCH_KINDS),
  text: z
    .string()
    .max(MAX_TEXT_LENGTH, `a text of at most ${MAX_TEXT_LENGTH} characters`)
    .nullish()
    .describe('What was said; kept where it can be erased'),
});

const won = z.object({
  type: z.literal('won'),
  ...NAMED,
  amount: z
    .int()
    .min(0, 'an amount of 0 or more')
    .nullish()
    .describe('In minor units: 1200000 is 12,000.00 EUR'),
  currency: z
    .string()
    .refine(isCurrency, 'the code of a currency such as EUR')
    .nullish()
    .describe('ISO 4217; goes with `amount`'),
});

const TYPES = ['activity', 'opportunity_created', 'won', 'lost', 'owner_changed'] as const;

const event = z
  .discriminatedUnion(
    'type',
    [
      activity,
      z.object({ type: z.literal('opportunity_created'), ...NAMED }),
      won,
      z.object({ type: z.literal('lost'), ...NAMED }),
      z.object({ type: z.literal('owner_changed'), ...NAMED }),
    ],
    { error: `one of ${TYPES.join(', ')}` },
  )
  .refine((one) => one.lead_id !== undefined || one.crm_id !== undefined, {
    path: ['lead_id'],
    error: 'lead_id or crm_id, which say of which lead it is',
  })
  .refine((one) => one.type !== 'won' || (one.amount ?? null) === null || Boolean(one.currency), {
    path: ['currency'],
    error: 'the code of a currency beside the amount, such as EUR',
  });

export type CrmEvent = z.output<typeof event>;
export type CrmEventOf<T extends CrmEvent['type']> = Extract<CrmEvent, { type: T }>;

export const CRM_EVENT_CONTRACT = defineContract({
  name: 'crm_event',
  current: 1,
  versions: { 1: event },
  upgrades: {},
});
