/** Rates the interest that a company showed elsewhere, as it fades. */
import type { Signal } from '../model/lead.ts';
import { because, type Reason } from '../model/reasons.ts';
import { decay } from './decay.ts';

/**
 * All signals together, 0..1: `1 − Π(1 − strength × decay)`, so that each one adds and none takes
 * away; the reason names the one that counts most. Null without any.
 */
export function rateSignals(signals: readonly Signal[]): { share: number; reason: Reason } | null {
  const [strongest] = signals.toSorted((a, b) => worthOf(b) - worthOf(a));
  if (!strongest) return null;
  const share = 1 - signals.reduce((left, signal) => left * (1 - worthOf(signal)), 1);
  const data = { value: strongest.topic, ago: agoText(strongest.daysAgo) };
  const percent = Math.round(share * 100);
  return { share, reason: because('intent.signal', { ...data, share: percent }) };
}

function worthOf({ strength, daysAgo }: Signal): number {
  return Math.min(1, Math.max(0, strength)) * decay(daysAgo);
}

function agoText(daysAgo: number): string {
  const days = Math.round(daysAgo);
  if (days <= 0) return 'today';
  return days === 1 ? 'yesterday' : `${days} days ago`;
}
