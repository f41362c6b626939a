/** A lead as the API shows it: how it came in, what was decided, what followed. */
import { z } from 'zod';
import { CLOSE_OUTCOMES, LEAD_STATES } from '../../model/lead.ts';
import { CLOCK_KINDS, CLOCK_STATES, OFFER_STATES, OUTBOX_STATES } from '../../model/offer.ts';
import { ESCALATION_LEVELS } from '../../model/policy/sla.ts';
import { SUGGESTION_KINDS, SUGGESTION_STATES } from '../../model/suggestion.ts';
import { ENGAGEMENTS } from '../../model/working/engagement.ts';
import { shownScores } from '../scores.ts';
import { fault, instant, money, scalar, share, text } from './common.ts';

const OUTCOMES = ['offered', 'scheduled', 'held', 'quarantined', 'no_route'] as const;
const PENDING = ['pending', 'received'] as const;

/** A merged id is answered with the lead that it turned out to be. */
const alias = {
  asked_for: text.optional().describe('The id that was asked for, where it was merged'),
  alias_of: text.optional(),
};

const outcome = {
  rep: text.nullable().describe('Who was asked'),
  asked_at_once: z
    .array(text)
    .optional()
    .describe('Who was asked together, where the first to claim gets it; `rep` is null then'),
  outcome: z.enum([...OUTCOMES, ...PENDING]),
  pool: text.nullable().optional(),
  until: instant.nullable().optional(),
  reason_codes: z.array(text),
  reasons: z.array(text).optional(),
  confidence: share,
};

/** What became of one entry of the policy. */
const verdict = {
  matched: z.boolean(),
  won: z.boolean(),
  why: text,
  why_code: text,
  recomputed: z
    .boolean()
    .describe('Found again today from what the decision stored; what matched was recorded'),
};

const decided = {
  account: z.looseObject({
    matched: z.boolean(),
    id: text.nullable().optional(),
    name: text.nullable().optional(),
    owner: text.nullable().optional(),
  }),
  enrichment: z.looseObject({ confidence: share, providers: z.array(z.unknown()) }),
  scores: shownScores.nullable(),
  segment: text.nullable(),
  territory: text.nullable().optional(),
  tier: text.optional(),
  policy_version: z.int().nullable(),
  engine_version: text.optional(),
  territories: z.array(z.object({ territory: text, ...verdict })),
  segments: z.array(z.object({ segment: text, ...verdict })),
  rules: z.array(z.object({ rule: text, ...verdict })),
  candidates: z.array(
    z.object({
      rep: text,
      eligible: z.boolean(),
      lag: z
        .number()
        .nullable()
        .describe('In leads: after the credit of this draw, before the take'),
      why: text,
      why_code: text,
    }),
  ),
  candidates_by_reason: z.record(z.string(), z.int()).optional(),
  decision: z.object({
    id: text.optional(),
    at: instant.optional(),
    rule: text.nullable().optional(),
    ...outcome,
  }),
};

const signal = z.looseObject({ topic: text, strength: share, daysAgo: z.number() });
const suggestion = z.object({
  id: text,
  kind: z.enum(SUGGESTION_KINDS),
  target: text.describe('The id of the account or of the other lead'),
  score: share,
  why: text,
  why_code: text,
  state: z.enum(SUGGESTION_STATES),
  made_at: instant,
  settled_at: instant.nullable(),
  settled_by: text.nullable(),
});
const offer = z.object({
  id: text,
  rep: text,
  state: z.enum(OFFER_STATES),
  at: instant,
  delivered_at: instant.nullable(),
  due_at: instant,
  settled_at: instant.nullable(),
  reason: text.nullable(),
  given_by: text.nullable(),
});
const override = z.object({
  at: instant,
  by: text,
  from: text.nullable(),
  to: text,
  final: z.boolean(),
  reason_code: text.nullable(),
});
const clock = z.object({
  id: text,
  kind: z.enum(CLOCK_KINDS),
  state: z.enum(CLOCK_STATES),
  rep: text.nullable().describe('Null where it runs for several who were asked at once'),
  tier: text,
  started_at: instant,
  due_at: instant,
  next_event_at: instant.nullable(),
  events: z.array(
    z.object({
      do: text,
      at: instant,
      fired: z.boolean(),
      to: z.enum(ESCALATION_LEVELS).optional().describe('Of a ladder: whom this level reaches'),
      again: z.boolean().optional().describe('The last level once more'),
      by: text.optional().describe('Who said to be on it'),
    }),
  ),
});
const message = z.object({
  id: text,
  kind: text,
  destination: text,
  state: z.enum(OUTBOX_STATES),
  attempts: z.int(),
  created_at: instant,
  done_at: instant.nullable(),
  last_error: text.nullable(),
});
const event = z.object({
  id: text,
  at: instant,
  actor: text,
  action: text,
  subject: text,
  data: z.record(z.string(), scalar),
});

export const contactSchema = z
  .object({
    name: text.nullable(),
    title: text.nullable(),
    email: text.nullable(),
    phone: text.nullable().describe('E.164'),
    message: text.nullable().describe('What was asked'),
  })
  .describe('Who wrote; only a token of scope `read` sees it');

export const leadSchema = z
  .object({
    ...alias,
    lead: text,
    company: text,
    source: text,
    test: z.boolean(),
    received_at: instant,
    stale: z.boolean().describe('Was old already when it came in'),
    bulk: z.boolean().describe('Came in by a file with many others'),
    touches: z.int(),
    faults: z.array(fault),
    contact: contactSchema.optional(),
    ...decided,
    signals: z.array(signal).describe('Interest of its company that others saw'),
    suggestions: z
      .array(suggestion)
      .describe('What it may be the same as, and what was said of it'),
    priority: share.describe('Now; it may have risen since the decision'),
    status: z.enum(LEAD_STATES),
    owner: text.nullable(),
    close_outcome: z.enum(CLOSE_OUTCOMES).nullable(),
    close_amount: money.nullable(),
    engagement: z.enum(ENGAGEMENTS).describe('How far contact with the person has come'),
    decisions: z.array(
      z.object({ id: text, at: instant, trigger: text, rule: text.nullable(), ...outcome }),
    ),
    offers: z.array(offer),
    overrides: z.array(override).describe('Each time a person gave it to somebody by hand'),
    clocks: z.array(clock),
    outbox: z.array(message),
    audit: z.array(event),
  })
  .describe('One lead, from receipt to now; what `baton lead explain ID --json` prints');

export const decisionSchema = z
  .object({ ...alias, lead: text, ...decided })
  .describe('The latest decision about a lead, with every reason');
