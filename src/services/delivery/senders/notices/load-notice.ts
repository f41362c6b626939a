/** Finds who words the small notices that are not about one running offer. */
import type { OutboxRecord } from '../../../../db/delivery/outbox-store.ts';
import type { Context } from '../../../context.ts';
import { loadGroupNotice } from '../../../groups/load-group-notice.ts';
import { loadStaleNotice } from '../../../mappings/load-stale-notice.ts';
import { loadDeedNotice } from '../../../ownership/asking/load-deed-notice.ts';
import { loadOwnerNotice } from '../../../ownership/load-owner-notice.ts';
import { loadPolicyNotice } from '../../../policy/shown/load-policy-notice.ts';
import {
  loadAwayForMisses,
  loadAwayWithLeads,
  loadCovering,
  loadLeft,
  loadUndeliverable,
} from './load-absence-notices.ts';
import { loadBulk } from './load-bulk-notice.ts';
import { loadGiftDeclined, loadHeld, loadPaused, loadResumed } from './load-hold-notices.ts';
import { loadAccessBack, loadCrmDown, loadCrmUp, loadFetchDenied } from './load-outage-notices.ts';
import {
  loadOwnerOut,
  loadOwnerWaits,
  loadRepeat,
  loadStale,
  loadTold,
} from './load-owner-notices.ts';
import { loadSnoozeEnd, loadTouchLate } from './load-touch-notices.ts';
import { type Loader, type Notice, textOf } from './notice.ts';

const NOTICES: Record<string, Loader> = {
  paused: loadPaused,
  resumed: loadResumed,
  undeliverable: loadUndeliverable,
  held: loadHeld,
  gift_declined: loadGiftDeclined,
  touch_late: loadTouchLate,
  snooze_over: loadSnoozeEnd,
  crm_down: loadCrmDown,
  crm_up: loadCrmUp,
  crm_owner: loadOwnerNotice,
  stale: loadStale,
  told: loadTold,
  owner_waits: loadOwnerWaits,
  owner_out: loadOwnerOut,
  away_with_leads: loadAwayWithLeads,
  away_for_misses: loadAwayForMisses,
  covering: loadCovering,
  left: loadLeft,
  bulk: loadBulk,
  access_back: loadAccessBack,
  fetch_denied: loadFetchDenied,
  stale_names: loadStaleNotice,
  group_strangers: loadGroupNotice,
  deed_done: loadDeedNotice,
  deed_refused: loadDeedNotice,
  deed_cut_off: loadDeedNotice,
  policy_approved: loadPolicyNotice,
  policy_rejected: loadPolicyNotice,
  policy_rolled_back: loadPolicyNotice,
  policy_break_glass: loadPolicyNotice,
};

export async function loadNotice(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  if (message.kind === 'repeat_notice') return loadRepeat(ctx, message);
  return (await NOTICES[textOf(message, 'notice')]?.(ctx, message)) ?? null;
}
