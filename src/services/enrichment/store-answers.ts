/** Keeps what providers answered, for this lead and for every other of the same company. */
import { noteFact, replaceFacts } from '../../db/knowledge/enrichment-store.ts';
import { NOT_CONFIGURED } from '../../routing/enrichment/provider-state.ts';
import { type ReadAnswer, readAnswer } from '../../routing/enrichment/read-answer.ts';
import { NOTE_FIELD } from '../../routing/model/enrichment.ts';
import type { Step } from '../steps/step.ts';
import type { Answered } from './enrich-lead.ts';

/** How long it is remembered why asking failed; the next attempt comes sooner than that. */
const FAILURE_LIFE_MS = 86_400_000;

export interface Learnings {
  /** Providers that told something new. */
  told: string[];
  /** Providers that were asked and have to be asked again. */
  failed: { provider: string; why: string; retryAfterMs: number }[];
  /** Fields that came in a form nobody can use. */
  setAside: string[];
}

export async function storeAnswers(step: Step, answers: readonly Answered[]): Promise<Learnings> {
  const learnings: Learnings = { told: [], failed: [], setAside: [] };
  for (const answered of answers) await storeAnswer(step, answered, learnings);
  return learnings;
}

async function storeAnswer(step: Step, answered: Answered, into: Learnings): Promise<void> {
  const { provider, subject, reply } = answered;
  const about = { subject, provider: provider.id };
  if (reply.outcome === 'failed') {
    await noteFailure(step, answered, reply.why);
    // Nobody can be asked until somebody sets the variables, so that there is nothing to retry.
    if (reply.why === NOT_CONFIGURED) return;
    const { why, retryAfterMs = 0 } = reply;
    into.failed.push({ provider: provider.id, why, retryAfterMs });
    return;
  }
  if (reply.outcome === 'unknown') {
    const nothing = { field: NOTE_FIELD, value: null, confidence: 0 };
    return replaceFacts(step.tx, about, [{ ...nothing, ...lived(step.now, provider.unknown_for) }]);
  }
  const answer = readAnswer(provider, reply.body);
  into.setAside.push(...answer.faults.map(({ pointer }) => `${provider.id}${pointer}`));
  if (isUseless(answer)) {
    await noteFailure(step, answered, 'unusable');
    into.failed.push({ provider: provider.id, why: 'unusable', retryAfterMs: 0 });
    return;
  }
  const facts = answer.facts.map(({ ttlMs, ...fact }) => ({ ...fact, ...lived(step.now, ttlMs) }));
  await replaceFacts(step.tx, about, facts);
  into.told.push(provider.id);
}

/** All that it told was of a wrong kind: it is out of order, and does not just know little. */
function isUseless({ facts, faults }: ReadAnswer): boolean {
  return faults.length > 0 && facts.every(({ value }) => value === null);
}

/** Beside the facts, which are believed as long as they live. */
async function noteFailure(
  { tx, now }: Step,
  { provider, subject }: Answered,
  why: string,
): Promise<void> {
  const note = { field: NOTE_FIELD, value: why, confidence: 0 };
  await noteFact(tx, { ...note, subject, provider: provider.id, ...lived(now, FAILURE_LIFE_MS) });
}

function lived(now: Date, lifeMs: number): { learnedAt: Date; expiresAt: Date } {
  return { learnedAt: now, expiresAt: new Date(now.getTime() + lifeMs) };
}
