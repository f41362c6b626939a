import { z } from 'zod';
import { ROLES } from '../actor.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const DAY_RANGE = new RegExp(`^(${DAYS.join('|')})(-(${DAYS.join('|')}))?$`);
const TIME_RANGE = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$/;

export const rosterId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_.-]{0,63}$/, 'expected a short lower-case id such as "ana"');

export const timeZone = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}, 'expected an IANA time zone such as "Europe/Madrid"');

/**
 * `{ mon-fri: ["09:00-13:00", "14:00-18:00"] }`; an end at or before its start runs past midnight.
 */
export const hoursSchema = z.union([
  z.literal('always'),
  z.record(
    z.string().regex(DAY_RANGE, 'expected a day or a range of days such as "mon-fri"'),
    z.array(z.string().regex(TIME_RANGE, 'expected a span such as "09:00-13:00"')),
  ),
]);
export type Hours = z.infer<typeof hoursSchema>;

export const capacitySchema = z
  .strictObject({
    open: z.int().min(0).optional(),
    day: z.int().min(0).optional(),
    week: z.int().min(0).optional(),
  })
  .default({});

export const channelId = z
  .string()
  .regex(/^[CG][A-Z0-9]+$/, 'expected a Slack channel id such as C0123');

/** One person. Only id and name are needed: what is left out means no limit. */
export const repSchema = z.strictObject({
  id: rosterId,
  name: z.string().min(1).max(80),
  slack: z
    .string()
    .regex(/^[UW][A-Z0-9]+$/, 'expected a Slack user id such as U0123')
    .optional(),
  email: z.email().toLowerCase().optional(),
  role: z.enum(ROLES).default('rep'),
  manager: rosterId.optional(),
  timezone: timeZone.default('UTC'),
  hours: hoursSchema.default('always'),
  holidays: z.string().optional(),
  skills: z.array(z.string().min(1)).default([]),
  capacity: capacitySchema,
  crm: z.record(z.string(), z.string()).default({}),
  renamed_from: rosterId.optional(),
});
export type Rep = z.infer<typeof repSchema>;

/** What Slack says of a rep that keeps leads away. */
export const presenceSchema = z.strictObject({
  slack_dnd: z.boolean().default(true),
  /** The emoji of a status that mean away, as Slack names them. */
  away_emoji: z
    .array(z.string().regex(/^[\w+-]{1,100}$/, 'expected an emoji without colons such as "bus"'))
    .default(['palm_tree', 'face_with_thermometer']),
});
export const DEFAULT_PRESENCE = presenceSchema.parse({});

/** What holds for everybody on the roster. */
const teamTerms = {
  presence: presenceSchema.default(DEFAULT_PRESENCE),
  /** The CRM whose open deals fill a rep as well. */
  external_load: z.enum(['hubspot']).optional(),
};
export const teamTermsSchema = z.object(teamTerms);
export type TeamTerms = z.infer<typeof teamTermsSchema>;
export const DEFAULT_TEAM_TERMS: TeamTerms = teamTermsSchema.parse({});

export const rosterSchema = z.strictObject({
  version: z.literal(1),
  based_on: z.string().optional(),
  ...teamTerms,
  channels: z
    .strictObject({ managers: channelId.optional(), ops: channelId.optional() })
    .default({}),
  reps: z.array(repSchema).min(1),
});
export type Roster = z.infer<typeof rosterSchema>;
export type Channels = Roster['channels'];
