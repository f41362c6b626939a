/** Asks the CRM how much open work a few people have: those it was not asked for the longest. */
import { storeOpenWork } from '../../db/ledger/open-work-store.ts';
import { takeLease } from '../../db/operations/lease.ts';
import { deleteSetting, readSetting, writeSetting } from '../../db/workspace/settings-store.ts';
import { toAppError } from '../../errors.ts';
import type { OpenWorkCounter } from '../../ports.ts';
import type { Context } from '../context.ts';
import { inStep, lockLedger } from '../steps/step.ts';
import { type CountedPerson, listCountedPeople } from './counted-people.ts';

const CLOCK = { kind: 'system', part: 'clock' } as const;

const EVERY_MS = 15 * 60_000;
/** So many at a time: whoever stops the server does not wait for a whole company. */
const AT_ONCE = 10;
/** Longer than so many answers take, however slow they are. */
const LEASE_MS = 120_000;

/**
 * Never throws for what the CRM does: what it counted before lasts for a day, and it is asked again
 * in a quarter of an hour. One server at a time asks.
 */
export async function countOpenWork(
  ctx: Context,
  { counter, holder }: { counter: OpenWorkCounter; holder: string },
): Promise<void> {
  const now = ctx.clock.now();
  const due = await listDue(ctx, now);
  if (due.length === 0) return;
  if (!(await takeLease(ctx.db, { name: 'open-work', holder, now, ttlMs: LEASE_MS }))) return;
  try {
    const counts = await counter.countOpenWork(due.map(({ ownerId }) => ownerId));
    await store(ctx, due, counts);
  } catch (thrown) {
    const { code, message } = toAppError(thrown);
    ctx.log.warn({ code }, 'The CRM did not tell its open work; it is asked again.');
    await ctx.db.tx((tx) =>
      writeSetting(tx, 'open_work_fault', { at: now.toISOString(), said: message }),
    );
  }
}

async function listDue(ctx: Context, now: Date): Promise<CountedPerson[]> {
  const counted = await listCountedPeople(ctx.db.read);
  if (counted === null) return [];
  const fault = await readSetting(ctx.db.read, 'open_work_fault');
  if (fault && isWithin(new Date(fault.at), now)) return [];
  return counted.people
    .filter(({ countedAt }) => countedAt === null || !isWithin(countedAt, now))
    .toSorted((a, b) => (a.countedAt?.getTime() ?? 0) - (b.countedAt?.getTime() ?? 0))
    .slice(0, AT_ONCE);
}

/** A clock that is set back delays nothing for longer than that. */
function isWithin(at: Date, now: Date): boolean {
  return Math.abs(now.getTime() - at.getTime()) < EVERY_MS;
}

/** Places are moved under the ledger's lock, whoever moves them. */
async function store(
  ctx: Context,
  due: readonly CountedPerson[],
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  await inStep(ctx, CLOCK, async (step) => {
    await lockLedger(step);
    const found = due.map(({ repId, ownerId }) => ({ repId, external: counts.get(ownerId) ?? 0 }));
    await storeOpenWork(step.tx, found, step.now);
    await deleteSetting(step.tx, 'open_work_fault');
  });
}
