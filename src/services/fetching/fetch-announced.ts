/** Asks providers for the leads they only named, and takes each in once it is here. */
import { type FetchRecord, settleFetch, takeDueFetches } from '../../db/intake/fetch-store.ts';
import { findSourceEver } from '../../db/workspace/workspace-store.ts';
import { type AppError, toAppError } from '../../errors.ts';
import type { Fetched, LeadFetcher } from '../../ports.ts';
import { readFetched } from '../../routing/intake/kinds/fetched/index.ts';
import { takeSubmission } from '../../routing/intake/parse-submission.ts';
import { type FetchedSystem, fetchedSystemOf } from '../../routing/model/fetched.ts';
import { because, reasonText } from '../../routing/model/reasons.ts';
import { whyLost } from '../../routing/model/workspace/lost-words.ts';
import type { Source } from '../../routing/model/workspace/source.ts';
import type { Context } from '../context.ts';
import { type Touch, takeAnnounced } from '../intake/intake-delivery.ts';
import { audit, inStep, type Step } from '../steps/step.ts';
import { forgetDenial, recordDenial } from './denied.ts';
import { judgeFetchFailure } from './judge-fetch-failure.ts';

const INTAKE = { kind: 'system', part: 'intake' } as const;
/** No system minds so many calls at once. */
const BATCH = 16;
/** Longer than any call may take: past it, whoever asked is taken for dead. */
export const ASKING_LEASE_MS = 30_000;

export type Fetchers = Record<FetchedSystem, LeadFetcher>;

/** One that is under way: whom it is asked of, and for whom. */
interface Asking {
  fetch: FetchRecord;
  source: Source;
  /** Null where the source was changed to another kind since. */
  system: FetchedSystem | null;
}

/** Asks for one batch, outside any transaction. Returns how many it took. */
export async function fetchAnnounced(ctx: Context, fetchers: Fetchers): Promise<number> {
  const now = ctx.clock.now();
  const taken = await takeDueFetches(ctx.db, { now, leaseMs: ASKING_LEASE_MS, limit: BATCH });
  const sources = [...new Set(taken.map((fetch) => fetch.source))];
  const groups = sources.map((source) => taken.filter((fetch) => fetch.source === source));
  await Promise.all(groups.map((group) => tryToFetch(ctx, fetchers, group)));
  return taken.length;
}

/** Of one source. What fails here is due again when its lease is over. */
async function tryToFetch(ctx: Context, fetchers: Fetchers, group: FetchRecord[]): Promise<void> {
  try {
    await fetchInOrder(ctx, fetchers, group);
  } catch (thrown) {
    const err = toAppError(thrown);
    const fields = { source: group[0]?.source, code: err.code, err };
    ctx.log.error(fields, 'Fetched leads could not be taken in; they are asked for again.');
  }
}

/** All are asked for at once, and come in as they were announced: first come, first served. */
async function fetchInOrder(ctx: Context, fetchers: Fetchers, group: FetchRecord[]) {
  const source = await findSourceEver(ctx.db.read, group[0]?.source ?? '');
  if (source === null) throw new Error('A source is never deleted.');
  const system = fetchedSystemOf(source.kind);
  const asked = group.map((fetch) => ask(fetchers, system, fetch));
  for (const [index, answer] of asked.entries()) {
    const fetch = group[index];
    if (fetch) await conclude(ctx, { fetch, source, system }, await answer);
  }
}

type Answer = Fetched | { failed: AppError };

/** Never rejects: others are waited for meanwhile. */
async function ask(
  fetchers: Fetchers,
  system: FetchedSystem | null,
  { objectId }: FetchRecord,
): Promise<Answer> {
  if (system === null) return { lost: 'source_changed' };
  try {
    return await fetchers[system].fetch(objectId);
  } catch (thrown) {
    return { failed: toAppError(thrown) };
  }
}

async function conclude(ctx: Context, asking: Asking, answer: Answer): Promise<void> {
  if (!('failed' in answer)) return await takeIn(ctx, asking, answer);
  const { fetch, system } = asking;
  const { failed: error } = answer;
  if (error.code === 'upstream.denied' && system) await recordDenial(ctx, system, error);
  const failure = judgeFetchFailure(fetch, error, ctx.clock.now());
  if ('lost' in failure) return await takeIn(ctx, asking, failure);
  const { again: dueAt, lastError } = failure;
  const fields = { fetchId: fetch.id, system, code: error.code, attempts: fetch.attempts };
  ctx.log.warn(fields, 'An announced lead could not be fetched; it is asked for again.');
  await ctx.db.tx((tx) => settleFetch(tx, fetch, { state: 'waiting', dueAt, lastError }));
  ctx.wake();
}

/** With its content, or, when there is none to be had, by name alone: nothing announced is lost. */
async function takeIn(ctx: Context, asking: Asking, fetched: Fetched): Promise<void> {
  await inStep(ctx, INTAKE, async (step) => {
    const { fetch, source, system } = asking;
    const isLost = 'lost' in fetched;
    const leadId = fetch.leadId ?? step.ctx.newId('lead');
    const { deliveryId, key, receivedAt } = fetch;
    const state = isLost ? 'given_up' : 'taken';
    const lastError = isLost ? fetched.lost : null;
    // First of all: whoever took it over meanwhile takes it in, and nobody else.
    if (!(await settleFetch(step.tx, fetch, { state, leadId, lastError }))) return;
    const touch = touchOf(step, asking, fetched);
    const announced = { source, deliveryId, leadId, key, receivedAt };
    const taken = await takeAnnounced(step, announced, touch);
    const data = { system, fetch: fetch.id, attempts: fetch.attempts, why: lastError };
    const action = isLost ? 'lead.fetch_failed' : 'lead.fetched';
    await audit(step, { action, subject: taken.leadId, leadId: taken.leadId, data });
    if (!isLost && system !== null) await forgetDenial(step, system);
  });
}

function touchOf(step: Step, { fetch, source, system }: Asking, fetched: Fetched): Touch {
  if (system !== null && 'object' in fetched) {
    return readFetched(system, fetched.object, { source, now: step.now });
  }
  const { objectId: id, source: from } = fetch;
  const value =
    system === null
      ? because('fetch.other', { source: from, id })
      : because(`fetch.${system}`, { id });
  const why = whyLost('lost' in fetched ? fetched.lost : 'unreadable');
  const doubt = because('quarantine.fetch_failed', { value, why });
  const named = { custom: { [`${system ?? 'object'}_id`]: id } };
  const { submission, faults } = takeSubmission(named, step.now);
  return {
    submission,
    faults: [{ pointer: '', code: 'fetch.failed', message: `${reasonText(doubt)}.` }, ...faults],
    doubt,
  };
}
