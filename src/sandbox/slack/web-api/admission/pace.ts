import type { Allowance } from '../../state/rate-limits.ts';
import { TooManyCalls } from '../../state/refusal.ts';
import type { Workspace } from '../../state/workspace.ts';
import { type Arguments, optionalText } from '../arguments.ts';
import type { Tier } from '../coverage.ts';

/**
 * Slack promises these numbers, and lets short bursts through. A minute's worth at once is what we
 * let through, and ten posts to one conversation: nobody outside knows where Slack draws the line.
 */
const allowances: Record<Tier, Allowance> = {
  1: { perMinute: 1, atOnce: 1 },
  2: { perMinute: 20, atOnce: 20 },
  3: { perMinute: 50, atOnce: 50 },
  4: { perMinute: 100, atOnce: 100 },
  post: { perMinute: 60, atOnce: 10 },
  special: { perMinute: 300, atOnce: 300 },
};
/** Slack caps the posts of a workspace as well, and nobody outside knows where: low, so here. */
const ALL_POSTS: Allowance = { perMinute: 300, atOnce: 60 };

/** Counts a call, or refuses it when there were too many like it. */
export function checkPace(
  { limits, rateLimits, directory }: Workspace,
  { method, args, tier }: { method: string; args: Arguments; tier: Tier },
): void {
  if (limits === 'none') return;
  const conversation = directory.conversationOf(optionalText(args, 'channel') ?? '');
  const own = { name: tier === 'post' ? `${method} ${conversation}` : method, ...allowances[tier] };
  const shared = tier === 'post' ? [{ name: method, ...ALL_POSTS }] : [];
  const seconds = rateLimits.count([own, ...shared]);
  if (seconds > 0) throw new TooManyCalls(seconds);
}
