/** Finds out whether the store takes writes, and pages directly when it has long refused them. */
import { writeSetting } from '../../db/workspace/settings-store.ts';
import { toAppError } from '../../errors.ts';
import type { Page, Pager } from '../../ports.ts';
import { english } from '../../words/say.ts';
import type { Context } from '../context.ts';
import { lastedWords, momentWords } from '../views/outage-words.ts';

/** A store refuses for a moment when a disk is slow; past this somebody must look. */
const PATIENCE_MS = 60_000;

export interface StoreHealth {
  /** The code of the fault; null while writes are confirmed. */
  fault: string | null;
  failingSince: Date | null;
  /** Somebody was paged about it. */
  told: boolean;
}

export const HEALTHY: StoreHealth = { fault: null, failingSince: null, told: false };

/** The outbox lies in the store that fails, so these pages leave past it. */
export async function probeStore(
  ctx: Context,
  { pager, last }: { pager: Pager | null; last: StoreHealth },
): Promise<StoreHealth> {
  const now = ctx.clock.now();
  const fault = await writeFault(ctx, now);
  if (fault === null) {
    if (last.fault !== null) ctx.log.info({}, 'The store takes writes again.');
    const back = last.told && last.failingSince && storeBack(last.failingSince, now);
    if (back && !(await wasPaged(ctx, pager, back))) return { ...last, fault: null };
    return HEALTHY;
  }
  if (last.fault === null) ctx.log.error({ code: fault }, 'The store refuses writes.');
  const failingSince = last.failingSince ?? now;
  const isLong = now.getTime() - failingSince.getTime() >= PATIENCE_MS;
  const told =
    last.told || (isLong && (await wasPaged(ctx, pager, storeDown(failingSince, now, fault))));
  return { fault, failingSince, told };
}

async function writeFault({ db }: Context, now: Date): Promise<string | null> {
  try {
    await db.tx((tx) => writeSetting(tx, 'store_probe', { at: now.toISOString() }));
    return null;
  } catch (thrown) {
    return toAppError(thrown).code;
  }
}

/** False when it has to be tried again. */
async function wasPaged(ctx: Context, pager: Pager | null, page: Page): Promise<boolean> {
  if (!pager) return true;
  try {
    await pager.page(page);
    return true;
  } catch (thrown) {
    const { code } = toAppError(thrown);
    ctx.log.warn({ code }, 'A page about the store could not be sent; it is tried again.');
    return code === 'upstream.refused';
  }
}

function storeDown(since: Date, at: Date, fault: string): Page {
  const text =
    `The database has refused every write since ${english(momentWords(since.toISOString()))} (${fault}): ` +
    'full, read-only or away. Leads are answered with 503, so that senders come again; nothing is ' +
    'half stored. Make it writable: I go on by myself.';
  const title = 'Baton cannot store anything';
  return { id: `store_down_${since.getTime()}`, at, severity: 'critical', title, text };
}

function storeBack(since: Date, at: Date): Page {
  const lasted = english(lastedWords(at.getTime() - since.getTime()));
  const text = `The database takes writes again after ${lasted}. Everything goes on.`;
  const title = 'Baton stores again';
  return { id: `store_back_${since.getTime()}`, at, severity: 'info', title, text };
}
