import type { Room } from '../../ports.ts';
import { TokenBucket } from './token-bucket.ts';

/** Methods that share one of Slack's limits. */
export type MethodFamily = 'post' | 'update' | 'publish' | 'look_up';
export interface LimitedCall {
  family: MethodFamily;
  /** Where a post goes; Slack limits posts per channel, and everything else per workspace. */
  channel?: string;
}

export interface Limiter {
  /** 0 and a token is taken, or the milliseconds to wait and nothing is taken. */
  reserve(call: LimitedCall, now: Date): number;
  /** How many calls of that family may leave now, wherever they go. */
  room(family: MethodFamily, now: Date): Room;
  /** Slack confirmed: the workspace may bear a little more. */
  accepted(call: LimitedCall): void;
  /** Slack answered 429: nothing like it before `retryAfterMs` is over. */
  limited(call: LimitedCall, retryAfterMs: number, now: Date): void;
}

interface Pace {
  burst: number;
  start: number;
  min: number;
  max: number;
}

const CHANNEL = { perSecond: 1, burst: 5 };
/**
 * Calls per second. Slack publishes tiers of 50 and 100 a minute, which allow bursts, and for all
 * posts of a workspace no number: 300 a minute is a careful reading, and who bears more shows it.
 */
const PACES: Record<MethodFamily, Pace> = {
  post: { burst: 30, start: 5, min: 0.5, max: 20 },
  update: { burst: 10, start: 50 / 60, min: 0.2, max: 100 / 60 },
  publish: { burst: 10, start: 100 / 60, min: 0.5, max: 200 / 60 },
  look_up: { burst: 10, start: 50 / 60, min: 0.2, max: 50 / 60 },
};
/** Up to where it started a pace comes back quickly; beyond, each step may be one too many. */
const RAISE_PER_CALL = { regained: 0.02, tried: 0.002 };
const HALVE_AT_MOST_EVERY_MS = 1000;
/** Two channels limited within this time mean that the workspace is, not the channels. */
const SAME_CAUSE_MS = 5000;
const MAX_IDLE_CHANNELS = 1000;

/**
 * How fast one workspace may be called: a fixed pace per channel, and per method family a pace that
 * rises with each answer and halves when Slack complains (additive increase, multiplicative
 * decrease). A 429 about one channel leaves every other channel at its pace.
 */
export function createLimiter(): Limiter {
  const channels = new Map<string, TokenBucket>();
  const families = new Map<MethodFamily, FamilyPace>();
  let lastLimited = { channel: '', at: Number.NEGATIVE_INFINITY };

  const familyOf = ({ family }: LimitedCall) => {
    const known = families.get(family) ?? new FamilyPace(PACES[family]);
    families.set(family, known);
    return known;
  };
  const channelOf = (channel: string, now: number) => {
    if (channels.size > MAX_IDLE_CHANNELS) forgetIdle(channels, now);
    const known = channels.get(channel) ?? new TokenBucket(CHANNEL);
    channels.set(channel, known);
    return known;
  };
  const bucketsOf = (call: LimitedCall, now: number) => {
    const { bucket } = familyOf(call);
    return call.channel === undefined ? [bucket] : [bucket, channelOf(call.channel, now)];
  };

  return {
    reserve(call, at) {
      const now = at.getTime();
      const buckets = bucketsOf(call, now);
      const waitMs = Math.max(...buckets.map((bucket) => bucket.waitMs(now)));
      if (waitMs === 0) for (const bucket of buckets) bucket.take(now);
      return waitMs;
    },
    room(family, at) {
      const { bucket } = familyOf({ family });
      return { free: bucket.tokens(at.getTime()), waitMs: bucket.waitMs(at.getTime()) };
    },
    accepted(call) {
      familyOf(call).raise();
    },
    limited(call, retryAfterMs, at) {
      const now = at.getTime();
      const { channel } = call;
      const narrowest = bucketsOf(call, now).at(-1);
      narrowest?.block(now + retryAfterMs);
      const others = channel !== lastLimited.channel && now - lastLimited.at <= SAME_CAUSE_MS;
      if (channel === undefined || others) familyOf(call).halve(now);
      if (channel !== undefined) lastLimited = { channel, at: now };
    },
  };
}

class FamilyPace {
  readonly bucket: TokenBucket;
  readonly #pace: Pace;
  #halvedAt = Number.NEGATIVE_INFINITY;

  constructor(pace: Pace) {
    this.#pace = pace;
    this.bucket = new TokenBucket({ perSecond: pace.start, burst: pace.burst });
  }

  raise(): void {
    const { start, max } = this.#pace;
    const raise = this.bucket.perSecond < start ? RAISE_PER_CALL.regained : RAISE_PER_CALL.tried;
    this.bucket.perSecond = Math.min(max, this.bucket.perSecond + raise);
  }

  /** Calls that were under way together get their 429 together: they count as one complaint. */
  halve(now: number): void {
    if (Math.abs(now - this.#halvedAt) < HALVE_AT_MOST_EVERY_MS) return;
    this.#halvedAt = now;
    this.bucket.perSecond = Math.max(this.#pace.min, this.bucket.perSecond / 2);
  }
}

function forgetIdle(channels: Map<string, TokenBucket>, now: number): void {
  for (const [channel, bucket] of channels) if (bucket.isIdle(now)) channels.delete(channel);
}
