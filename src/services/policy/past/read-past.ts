/** Reads how the leads of the past were first decided, so that they can be decided again. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Reader } from '../../../db/database.ts';
import {
  type FirstDecision,
  listFirstDecisions,
  listSubmissions,
  type PastHeader,
  pagePastLeads,
} from '../../../db/leads/past/past-store.ts';
import { identifyPerson } from '../../../routing/intake/person/identify-person.ts';
import { ENGINE_VERSION } from '../../../routing/model/decision.ts';
import type { PastLead } from '../../../routing/replay/past-lead.ts';

/** Why a lead cannot be decided again. */
export const SKIP_REASONS = ['undecided', 'erased', 'newer_release', 'no_address'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];
export type Skips = Partial<Record<SkipReason, number>>;

export function addSkips(skips: Skips, more: Skips): void {
  for (const why of SKIP_REASONS) {
    const sum = (skips[why] ?? 0) + (more[why] ?? 0);
    if (sum > 0) skips[why] = sum;
  }
}

export interface PastQuestion {
  since: Date;
  /** The newest so many. */
  limit: number;
  /** Some rule asks for the address, which decisions do not keep. */
  withAddress: boolean;
}

export interface PastBatch {
  leads: PastLead[];
  skips: Skips;
}

const PAGE = 1_000;
const BATCH = 20;

/** Oldest first. The server goes on between the batches. */
export async function* readPast(from: Reader, question: PastQuestion): AsyncGenerator<PastBatch> {
  const headers = await listHeaders(from, question);
  for (let at = 0; at < headers.length; at += BATCH) {
    yield await readBatch(from, headers.slice(at, at + BATCH), question);
    await turn();
  }
}

/** Ids sort by time, so that a whole page of older leads is the end of them. */
async function listHeaders(from: Reader, { since, limit }: PastQuestion): Promise<PastHeader[]> {
  const found: PastHeader[] = [];
  for (let after: string | null = null; found.length < limit; ) {
    const page: PastHeader[] = await pagePastLeads(from, { after, limit: PAGE });
    const lately = page.filter(({ receivedAt }) => receivedAt >= since);
    found.push(...lately);
    after = page.at(-1)?.id ?? null;
    if (page.length < PAGE || lately.length === 0) break;
    await turn();
  }
  return found.slice(0, limit).toReversed();
}

async function readBatch(
  from: Reader,
  headers: readonly PastHeader[],
  { withAddress }: PastQuestion,
): Promise<PastBatch> {
  const ids = headers.map(({ id }) => id);
  const firsts = await listFirstDecisions(from, ids);
  const decisions = new Map(firsts.map((one) => [one.leadId, one]));
  const addresses = withAddress ? await addressesOf(from, ids) : null;
  const batch: PastBatch = { leads: [], skips: {} };
  for (const header of headers) {
    const read = toPastLead(header, decisions.get(header.id), addresses);
    if (typeof read === 'string') addSkips(batch.skips, { [read]: 1 });
    else batch.leads.push(read);
  }
  return batch;
}

type Addresses = ReadonlyMap<string, string | null>;

async function addressesOf(from: Reader, ids: readonly string[]): Promise<Addresses> {
  const said = await listSubmissions(from, ids);
  return new Map([...said].map(([id, { submission }]) => [id, identifyPerson(submission).email]));
}

function toPastLead(
  { id, receivedAt, state }: PastHeader,
  decision: FirstDecision | undefined,
  addresses: Addresses | null,
): PastLead | SkipReason {
  if (state === 'erased') return 'erased';
  if (!decision) return 'undecided';
  const { madeAt, facts, account, enrichment, engineVersion } = decision;
  if (Number(engineVersion) > Number(ENGINE_VERSION)) return 'newer_release';
  const past = { leadId: id, at: madeAt, receivedAt, account, enrichment };
  if (addresses === null || facts.person.mail === 'none') return { ...past, facts };
  const email = addresses.get(id);
  if (!email) return 'no_address';
  return { ...past, facts: { ...facts, person: { ...facts.person, email } } };
}
