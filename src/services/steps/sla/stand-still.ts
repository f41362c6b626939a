/** Keeps when no clock ran, so that a lead's own deadline does not count that time either. */
import type { Reader } from '../../../db/database.ts';
import { readSetting, writeSetting } from '../../../db/workspace/settings-store.ts';
import type { Step } from '../step.ts';

/** Longer than any deadline a policy may set. */
const KEPT_MS = 30 * 86_400_000;
const MOST_KEPT = 200;

export async function keepStandStill(step: Step, since: Date): Promise<void> {
  const oldest = new Date(step.now.getTime() - KEPT_MS).toISOString();
  const known = (await readSetting(step.tx, 'stand_stills')) ?? [];
  const kept = known.filter(({ to }) => to > oldest).slice(1 - MOST_KEPT);
  const ended = { from: since.toISOString(), to: step.now.toISOString() };
  await writeSetting(step.tx, 'stand_stills', [...kept, ended]);
}

interface Stretch {
  since: Date;
  now: Date;
  /** Left out are those that ended before: a clock that ran then has moved by them already. */
  endedAfter?: Date;
}

/** How much of the time from `since` to `now` no clock ran; a stand-still that lasts counts. */
export async function stoodStillMs(
  from: Reader,
  { since, now, endedAfter = since }: Stretch,
): Promise<number> {
  const ended = (await readSetting(from, 'stand_stills')) ?? [];
  const outage = await readSetting(from, 'slack_outage');
  const lasting = outage ? [{ from: outage.since, to: now.toISOString() }] : [];
  const counted = [...ended, ...lasting].filter(({ to }) => new Date(to) > endedAfter);
  return counted.reduce((sum, stretch) => {
    const start = Math.max(since.getTime(), Date.parse(stretch.from));
    const end = Math.min(now.getTime(), Date.parse(stretch.to));
    return sum + Math.max(0, end - start);
  }, 0);
}
