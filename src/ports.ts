import type { Card, HomeView } from './routing/model/cards/cards.ts';
import type { Provider } from './routing/model/workspace/provider.ts';
import type { SlackQuiet, SlackStatus } from './routing/people/slack-presence.ts';

/** The one source of time. On PostgreSQL it follows the server's. */
export interface Clock {
  now(): Date;
}

export interface Logger {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** Where a card stands in Slack. */
export interface CardPlace {
  channel: string;
  ts: string;
}

/** Somebody who works in the Slack workspace: no bot, no guest, nobody who left. */
export interface SlackPerson {
  id: string;
  name: string;
  /** The short name in small letters. */
  handle: string;
  /** Null where Slack may not tell it. */
  email: string | null;
  /** Their job as their profile says it; empty when it says nothing. */
  title: string;
  timeZone: string | null;
  isOwner: boolean;
}

/** Who is in a user group, and what people call it; or the word with which Slack refuses to say. */
export type SlackGroup = { users: string[]; handle: string | null } | { refused: string };

/** How many calls of a kind may leave now, and how long it is until one may where none does. */
export interface Room {
  free: number;
  waitMs: number;
}

/**
 * The messenger of cards. Every call either resolves (Slack confirmed) or throws an AppError:
 * `upstream.rate_limited` (details.retryAfterMs; not sent), `upstream.unreachable` (not sent),
 * `upstream.uncertain` (sent, answer lost), `upstream.refused` (details.word; never will be
 * accepted), `upstream.revoked` (the workspace took our access away).
 */
export interface Messenger {
  /** `to` is a Slack user or channel id; `thread` the message there that it answers. */
  post(to: string, card: Card, thread?: string): Promise<CardPlace>;
  update(place: CardPlace, card: Card): Promise<void>;
  /**
   * `replaced` is Slack's mark of the Home that this one takes the place of: where another is there
   * by now, Slack refuses with `hash_conflict`. Returns the mark of this one.
   */
  publishHome(userId: string, home: HomeView, replaced?: string): Promise<string | undefined>;
  /** What Slack's limits leave room for. */
  room(): { posts: Room; edits: Room };
  /** Null when nobody in the workspace has that address. */
  findUserByEmail(email: string): Promise<string | null>;
  /** Everybody of our own workspace; asks page after page, and waits where Slack says so. */
  listPeople(): Promise<SlackPerson[]>;
  /** A user group by its id; what Slack refuses is an answer here and no fault. */
  readGroup(groupId: string): Promise<SlackGroup>;
  /** The times of quiet of at most 50 users; what Slack refuses is an answer here and no fault. */
  readQuiet(userIds: readonly string[]): Promise<Map<string, SlackQuiet> | { refused: string }>;
  /** The status in somebody's profile; null where Slack does not tell us. */
  readStatus(userId: string): Promise<SlackStatus | null>;
  /** The time zone of somebody's profile; null where Slack does not tell us. */
  readZone(userId: string): Promise<string | null>;
  /** Names the workspace; what `start` and `doctor` ask first. */
  identify(): Promise<{ teamId: string; enterpriseId: string | null; botUserId: string }>;
}

/** A scope that the app asks for. */
export interface SlackScope {
  scope: string;
  optional: boolean;
  /** Both as half sentences: what it is for, and what goes missing without it. */
  why: string;
  cost: string;
}

export interface SlackToken {
  missing: SlackScope[];
  /** Granted and never used. */
  surplus: string[];
  /** How many that are asked for were granted; null where Slack did not say. */
  granted: number | null;
  /** How far our clock is ahead of Slack's; null where Slack did not say. */
  aheadMs: number | null;
}

export interface SlackChannel {
  name: string;
  isMember: boolean;
  isArchived: boolean;
}

export type KnockAnswer = { answered: true } | { answered: false; said: string };

/** What Slack lets the app know of itself. What it refuses is an answer here and no fault. */
export interface SlackInspector {
  /** @throws AppError like `Messenger` */
  readToken(): Promise<SlackToken>;
  /** @throws AppError like `Messenger`, but not `upstream.refused` */
  readChannel(id: string): Promise<SlackChannel | { refused: string }>;
  /** Null where events come over HTTP. */
  readSocket(): Promise<{ open: true } | { refused: string } | null>;
  /** Knocks at our own request URL as Slack does. */
  knock(): Promise<KnockAnswer>;
  requestUrl: string;
}

/** Whom a CRM write names as the owner. */
export interface CrmOwner {
  rep_id: string;
  email: string | null;
  crm_id: string | null;
}

/** What leaves by the generic signed webhook: CRM writes and events share one envelope. */
export interface OutgoingEvent {
  /** The edition of `routing/contracts/events.ts`. */
  schema_version: number;
  id: string;
  type: string;
  at: string;
  lead_id: string;
  /** The lead's version: a receiver drops what is older than what it has. */
  version: number;
  data: Record<string, unknown>;
}

/** News for whoever keeps Baton running, past Slack. */
export interface Page {
  /** The same on every attempt. */
  id: string;
  at: Date;
  severity: 'info' | 'warning' | 'critical';
  title: string;
  text: string;
}

/** Throws like `Messenger`: `upstream.rate_limited | unreachable | refused`; repeating is safe. */
export interface Pager {
  page(page: Page): Promise<void>;
}

/** Throws like `Messenger`: `upstream.rate_limited | unreachable | uncertain | refused`. */
export interface EventSink {
  send(event: OutgoingEvent): Promise<void>;
}

/** An object as its provider has it, or the word for why there will never be one. */
export type Fetched = { object: Record<string, unknown> } | { lost: string };

/** Asks one provider for an object that a notice of it only named. Asking twice does no harm. */
export interface LeadFetcher {
  /**
   * `lost` says why: `http_404`, `unreadable`, …: asking again changes nothing.
   *
   * @throws AppError `upstream.denied` our token is missing or wrong (details.variable, .word)
   * @throws AppError `upstream.rate_limited | unreachable` like `Messenger`: it may be asked again
   */
  fetch(objectId: string): Promise<Fetched>;
}

/** Counts what people have to do in a system beside Baton. Asking twice does no harm. */
export interface OpenWorkCounter {
  /**
   * How much is open at each of these owners, by the ids of that system; 0 where it knows nobody of
   * that id.
   *
   * @throws AppError `upstream.denied`, `upstream.rate_limited`, `upstream.unreachable` like
   *   `LeadFetcher`, `upstream.refused` where the answer is none: then nobody was counted
   */
  countOpenWork(ownerIds: readonly string[]): Promise<Map<string, number>>;
}

/** What came of asking one provider of facts once. */
export type ProviderReply =
  /** Parsed JSON; nothing in it is trusted. */
  | { outcome: 'told'; body: unknown }
  | { outcome: 'unknown' }
  /** `why` is a code such as `timeout`; it may be asked again. */
  | { outcome: 'failed'; why: string; retryAfterMs?: number };

/** Asks a provider about one domain or e-mail. Never throws for what a provider does. */
export interface FactSource {
  ask(provider: Provider, about: string): Promise<ProviderReply>;
}
