/** Takes some rows of a file in, in one transaction with how far the file has come. */
import { createHash } from 'node:crypto';
import { advanceImport, type ImportRecord } from '../../db/intake/import-store.ts';
import { AppError } from '../../errors.ts';
import type { ReadRow } from '../../routing/intake/rows/read-row.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Source } from '../../routing/model/workspace/source.ts';
import type { Context } from '../context.ts';
import { type Delivery, type Taken, takeDelivery } from '../intake/intake-delivery.ts';
import { audit, inStep, type Step } from '../steps/step.ts';

export interface Batch {
  record: ImportRecord;
  source: Source;
  rows: readonly ReadRow[];
  /** The last line among them. */
  line: number;
  /** The file ends here. */
  isLast: boolean;
  actor: Actor;
}

/**
 * @returns how the file stands now
 * @throws AppError `conflict.import_moved` when another process works on the same file
 */
export async function takeRows(ctx: Context, batch: Batch): Promise<ImportRecord> {
  const { record, line, isLast } = batch;
  return inStep(ctx, batch.actor, async (step) => {
    const counts = { ...record, line };
    for (const row of batch.rows) {
      const status = 'rejected' in row ? 'rejected' : await takeRow(step, batch.source, row);
      counts[status] += 1;
    }
    const finishedAt = isLast ? step.now : null;
    const moved = { id: record.id, from: record.line, to: positionOf(counts), finishedAt };
    if (!(await advanceImport(step.tx, moved))) throw movedBySomebodyElse(record);
    if (isLast) await auditImport(step, counts);
    return { ...counts, finishedAt };
  });
}

function positionOf({ line, accepted, attached, duplicates, rejected }: ImportRecord) {
  return { line, accepted, attached, duplicates, rejected };
}

type Counted = 'accepted' | 'attached' | 'duplicates';
const COUNTED: Record<Taken['status'], Counted> = {
  accepted: 'accepted',
  attached: 'attached',
  announced: 'accepted',
  duplicate: 'duplicates',
  conflict: 'duplicates',
};

/** Its key is what is in it: the same row again, in whatever file, is no second lead. */
async function takeRow(
  step: Step,
  source: Source,
  { taken, body }: Extract<ReadRow, { body: unknown }>,
): Promise<Counted> {
  const bytes = Buffer.from(JSON.stringify(body));
  const value = `row:${createHash('sha256').update(bytes).digest('hex')}`;
  const delivery: Delivery = {
    source,
    body: bytes,
    contentType: 'application/json',
    touches: [{ key: { kind: 'idempotency_key', value }, ...taken }],
    announced: [],
    note: null,
    bulk: true,
  };
  const { leads } = await takeDelivery(step, delivery);
  return COUNTED[leads[0]?.status ?? 'duplicate'];
}

async function auditImport(step: Step, record: ImportRecord): Promise<void> {
  const { id, source, accepted, attached, duplicates, rejected } = record;
  const data = { source, accepted, attached, duplicates, rejected };
  await audit(step, { action: 'import.finished', subject: id, data });
}

function movedBySomebodyElse({ fileName }: ImportRecord): AppError {
  const message = `Another process is importing ${fileName}; let it finish, or stop it first.`;
  return new AppError('conflict.import_moved', message);
}
