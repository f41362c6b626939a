import { z } from 'zod';
import type { ListName } from '../routing/model/cards/standings/listed.ts';
import { LIMITS } from './limits.ts';

const LISTS = ['waiting', 'open', 'risk', 'held', 'team', 'unrouted'] as const satisfies ListName[];

/** What travels in buttons, block ids and `private_metadata`: ids only, never trusted. */
const id = z.string().min(1).max(200);
const schema = z.strictObject({
  v: z.literal(1),
  lead: id.optional(),
  offer: id.optional(),
  rep: id.optional(),
  /** Time off of that rep. */
  off: id.optional(),
  /** The message of several offers that the button stands in. */
  bundle: id.optional(),
  suggestion: id.optional(),
  /** The code of what is in the way of the rep, which the person is asked to overlook. */
  despite: id.optional(),
  /** A policy version. */
  version: z.int().min(1).max(1_000_000).optional(),
  /** The version that was live when the person looked. */
  live: z.int().min(0).max(1_000_000).optional(),
  /** What of the policy is changed, such as `pool:emea`. */
  part: id.optional(),
  pool: id.optional(),
  channel: id.optional(),
  /** What a channel is picked for: `managers`, `ops` or `pool:emea`. */
  place: id.optional(),
  /** Over how many days figures are shown. */
  days: z.int().min(1).max(1000).optional(),
  list: z.enum(LISTS).optional(),
  /** The page of a list that the button stands on, or leads to. */
  page: z.int().min(0).max(1000).optional(),
  /** What somebody asked to be allowed. */
  deed: id.optional(),
  /** The command a correction runs, as the person typed it. */
  command: z.string().min(1).max(1000).optional(),
});

export type ButtonValue = Omit<z.infer<typeof schema>, 'v'>;

export function encodeValue(value: ButtonValue): string {
  return JSON.stringify({ v: 1, ...value });
}

/** Undefined for anything this release did not write: the card is then out of date. */
export function parseValue(text: string | undefined): ButtonValue | undefined {
  if (text === undefined || text.length > LIMITS.buttonValue) return undefined;
  try {
    const { v: _, ...value } = schema.parse(JSON.parse(text));
    return value;
  } catch {
    return undefined;
  }
}
