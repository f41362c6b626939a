/** Settles what people who left long ago were owed, so that it does not stay owed for ever. */
import { loadLedger, moveLags } from '../../db/leads/ledger-store.ts';
import { listRepRecords, listRepsGoneSince, loadRepStates } from '../../db/workspace/team-store.ts';
import { lagOf } from '../../routing/fairness/ledger.ts';
import { settleLag } from '../../routing/fairness/settle-lag.ts';
import type { Context } from '../context.ts';
import { audit, inStep, lockLedger, type Step } from '../steps/step.ts';

/** Somebody who is back within this finds their turns as they were. */
export const FROZEN_MS = 90 * 86_400_000;

const CLOCK = { kind: 'system', part: 'clock' } as const;

export async function settleLeavers(ctx: Context): Promise<void> {
  await inStep(ctx, CLOCK, async (step) => {
    await lockLedger(step);
    const longAgo = new Date(step.now.getTime() - FROZEN_MS);
    for (const leaver of await listRepsGoneSince(step.tx, longAgo)) await settle(step, leaver);
  });
}

async function settle(step: Step, leaver: string): Promise<void> {
  const here = await idsOfThoseHere(step);
  const { lags: queues, catchUps } = await loadLedger(step.tx);
  for (const [queue, lags] of Object.entries(queues)) {
    const others = here.filter((id) => Object.hasOwn(lags, id));
    const changes = settleLag(lags, { leaver, others });
    const missed = lagOf(catchUps[queue] ?? {}, leaver);
    if (Object.keys(changes).length === 0 && missed === 0) continue;
    // Nobody takes over what the leaver missed: it was owed by all, and is owed to nobody now.
    const promised = { [leaver]: 0 - missed };
    await moveLags(step.tx, { queue, changes, promised }, step.now);
    const units = lagOf(lags, leaver);
    const data = { queue, units, others: others.length, changes: JSON.stringify(changes) };
    await audit(step, { action: 'ledger.settled', subject: leaver, data });
  }
}

async function idsOfThoseHere({ tx }: Step): Promise<string[]> {
  const states = await loadRepStates(tx);
  const people = await listRepRecords(tx);
  return people.map(({ id }) => id).filter((id) => !states.get(id)?.deactivatedAt);
}
