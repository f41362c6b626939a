/** The events that leave for the outside system, by type: what each one says. */
import { z } from 'zod';
import { CLOSE_OUTCOMES } from '../model/lead.ts';
import { ENGAGEMENTS, TOUCH_KINDS } from '../model/working/engagement.ts';
import { WAKINGS } from '../model/working/waking.ts';
import { money } from './api/common.ts';
import { defineContract } from './define-contract.ts';

const instant = z.iso.datetime({ offset: true });
const text = z.string();

const owner = z.object({
  rep_id: text.describe('Roster id of the rep'),
  email: text.nullable(),
  crm_id: text.nullable().describe("The rep's id in the outside system, where the roster has one"),
});
const contact = z
  .object({
    email: text,
    first_name: text,
    last_name: text,
    name: text,
    phone: text,
    title: text,
    contact_id: text,
    account_id: text,
  })
  .partial()
  .describe('Who wrote, as they said themselves; ids of the outside system where they are known');
const assignment = { assignment_id: text, offer_id: text.optional() };

/** What `data` holds beside the envelope. */
const DATA = {
  'crm.owner_set': z.object({ owner, contact, ...assignment }),
  'crm.owner_cleared': z.object({ contact, ...assignment }),
  'crm.task_created': z.object({ owner, contact, title: text, due_at: instant.nullable() }),
  'assignment.offered': z.object({ owner, ...assignment }),
  'assignment.claimed': z.object({ owner, ...assignment }),
  'assignment.released': z.object({ owner, ...assignment }),
  'lead.touched': z.object({
    kind: z.enum(TOUCH_KINDS).optional().describe('Left out where the owner only said that'),
    engagement: z.enum(ENGAGEMENTS).optional().describe('How far contact has come'),
  }),
  'lead.snoozed': z.object({ until: instant.describe('Nobody has to do anything before then') }),
  'lead.woken': z.object({
    why: z
      .enum(WAKINGS)
      .describe('Its time was over, somebody woke it, touched it, or it came again'),
  }),
  'lead.restored': z.object({}),
  'lead.closed': z.object({
    outcome: z.enum(CLOSE_OUTCOMES),
    merged_into: text.optional(),
    amount: money.optional().describe('What a converted lead brought, where somebody said so'),
  }),
} as const;

export type EventType = keyof typeof DATA;
export const EVENT_TYPES = Object.keys(DATA) as EventType[];

const [first, ...rest] = EVENT_TYPES.map((type) =>
  z.object({
    schema_version: z.literal(1).default(1),
    id: text.describe('The same on every attempt; it is the webhook-id as well'),
    type: z.literal(type),
    at: instant,
    lead_id: text,
    version: z.int().describe('Of the lead: whoever has a newer one drops this'),
    data: DATA[type],
  }),
);

/** One envelope for all; a receiver drops what it has seen (`id`) or has newer (`version`). */
export const EVENT_CONTRACT = defineContract({
  name: 'event',
  current: 1,
  versions: { 1: z.discriminatedUnion('type', [first as NonNullable<typeof first>, ...rest]) },
  upgrades: {},
});
