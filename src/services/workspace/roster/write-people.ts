/** Writes who came to the roster, who changed and who is gone, with an audit row for each. */
import { removeReps, upsertReps } from '../../../db/workspace/roster-store.ts';
import type { RepRecord } from '../../../db/workspace/team-store.ts';
import type { Rep } from '../../../routing/model/workspace/roster.ts';
import { reactivate } from '../../steps/people/reactivate.ts';
import { audit, type Step } from '../../steps/step.ts';

export interface Written<T> {
  added: T[];
  changed: T[];
  removed: T[];
}

/** Nobody is removed while leads wait for them: `findOpenLeads` is asked before. */
export async function writePeople(
  step: Step,
  stored: readonly RepRecord[],
  people: Written<Rep>,
): Promise<void> {
  const { added, changed, removed } = people;
  const before = new Map(stored.map((one) => [one.id, one]));
  const records = [...added, ...changed].map((rep) => recordOf(rep, before.get(rep.id)));
  // Whose Slack user moves to another id lets go of it first.
  const gone = removed.map(({ id }) => id);
  if (gone.length > 0) await removeReps(step.tx, gone, step.now);
  await upsertReps(step.tx, records);
  await auditList(step, 'rep', people);
  for (const record of records) await welcomeBack(step, record, before.get(record.id));
}

/** Another Slack user than the one who was gone, or on the roster again: that one is mended. */
async function welcomeBack(step: Step, rep: RepRecord, before?: RepRecord): Promise<void> {
  if (rep.slackUserId !== before?.slackUserId) await reactivate(step, rep.id);
}

/** A Slack user found by e-mail stays as long as the address does. */
function recordOf(rep: Rep, before?: RepRecord): RepRecord {
  const email = rep.email ?? null;
  const found = before && before.email === email ? before.slackUserId : null;
  const slackUserId = rep.slack ?? (before?.profile.slack === undefined ? found : null);
  return { id: rep.id, profile: rep, slackUserId, email, removedAt: null };
}

export async function auditList(
  step: Step,
  noun: 'rep' | 'source',
  people: Written<{ id: string }>,
): Promise<void> {
  for (const verb of ['added', 'changed', 'removed'] as const) {
    for (const { id } of people[verb]) {
      await audit(step, { action: `${noun}.${verb}`, subject: id });
    }
  }
}
