import type { RequestListener } from 'node:http';
import type { Source } from '../../routing/model/workspace/source.ts';
import type { Context } from '../../services/context.ts';
import type { GaugeReading, HttpMetrics } from './operations/metrics.ts';

/** Can the server do its work, part by part: `store`, `sla_engine`, `outbox`, `loop`, `slack`. */
export interface Readiness {
  ready: boolean;
  parts: Record<string, { ok: boolean; detail: string }>;
}

/** What the doors are given: they know neither the database nor Slack. */
export interface HttpDeps {
  ctx: Context;
  metrics: HttpMetrics;
  /** Where the world reaches the public door, without a slash at the end. */
  publicUrl: string;
  findSource(id: string): Promise<Source | null>;
  /** More than one while secrets are rotated; none when the source has none. */
  secretOf(sourceId: string): string[];
  /** By the hash of its secret; null when it was never given out or was revoked. */
  findToken(hash: string): Promise<{ scope: string } | null>;
  readiness(): Promise<Readiness>;
  /** Read at each scrape. */
  gauges(): Promise<GaugeReading[]>;
  /** Everything `baton lead explain --json` shows; null when there is no such lead. */
  explainLead(id: string): Promise<Record<string, unknown> | null>;
  /** Gets `/slack/events` with its body unread, and must limit that itself. */
  slackListener?: RequestListener | undefined;
}
