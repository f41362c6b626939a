/** Finds the Slack users of people whom the roster names by e-mail alone. */
import { linkSlackUser, listUnlinkedReps } from '../db/team-store.ts';
import type { Messenger } from '../ports.ts';
import type { Context } from './context.ts';
import { drainForChange } from './steps/drain.ts';
import { audit, inStep } from './steps/step.ts';

const CLOCK = { kind: 'system', part: 'clock' } as const;

/** Returns the ids of those whom Slack does not know. */
export async function linkPeople(
  ctx: Context,
  { messenger }: { messenger: Pick<Messenger, 'findUserByEmail'> },
): Promise<string[]> {
  const missing: string[] = [];
  for (const rep of await listUnlinkedReps(ctx.db.read)) {
    const userId = rep.email && (await messenger.findUserByEmail(rep.email));
    if (!userId) {
      missing.push(rep.id);
      continue;
    }
    await inStep(ctx, CLOCK, async (step) => {
      await linkSlackUser(step.tx, rep.id, userId);
      await drainForChange(step);
      await audit(step, { action: 'rep.linked', subject: rep.id, data: { slack: userId } });
    });
  }
  return missing;
}
