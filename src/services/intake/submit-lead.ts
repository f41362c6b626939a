/** Takes a lead from a person at a terminal or in Slack, the way a webhook would bring it. */
import { createHash } from 'node:crypto';
import { findSource } from '../../db/workspace/workspace-store.ts';
import { AppError } from '../../errors.ts';
import { doubtBody } from '../../routing/intake/judge-arrival.ts';
import { readLead } from '../../routing/intake/read-lead.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { type IntakeResult, intakeLead, type LoneDelivery } from './intake-lead.ts';

export interface SubmittedLead {
  sourceId: string;
  submission: unknown;
  test: boolean;
  /** The same key twice is the same lead; null takes a hash of the content for 10 minutes. */
  key: string | null;
  /** Who submits: audited by name where it is no webhook. */
  actor: Actor;
}

/** @throws AppError `missing.source`, `input.incomplete` with details.faults */
export async function submitLead(ctx: Context, input: SubmittedLead): Promise<IntakeResult> {
  const source = await findSource(ctx.db.read, input.sourceId);
  if (!source) {
    const message = `I know no source “${input.sourceId}”. Add it to sources.yml, then: baton apply DIR`;
    throw new AppError('missing.source', message, { details: { source: input.sourceId } });
  }
  const parsed = readLead(source, input.submission, ctx.clock.now());
  if ('rejected' in parsed) {
    throw new AppError('input.incomplete', 'The lead cannot be used; each fault says why.', {
      details: { faults: parsed.rejected },
    });
  }
  const body = Buffer.from(JSON.stringify(input.submission));
  const hash = createHash('sha256').update(body).digest('hex');
  const delivery: LoneDelivery = {
    source,
    key: input.key
      ? { kind: 'idempotency_key', value: input.key }
      : { kind: 'content_hash', value: hash },
    body,
    contentType: 'application/json',
    submission: { ...parsed.submission, test: input.test || parsed.submission.test },
    faults: parsed.faults,
    doubt: doubtBody(source, input.submission),
  };
  return intakeLead(ctx, delivery, input.actor);
}
