/** Notes that Slack told or asked something, so that its silence can be seen. */
import { readSetting, writeSetting } from '../../db/workspace/settings-store.ts';
import type { Context } from '../context.ts';

/** A busy workspace speaks all the time; the minute is enough. */
const EVERY_MS = 60_000;

export async function noteHeard(
  ctx: Context,
  { kind }: { kind: 'event' | 'click' },
): Promise<void> {
  const now = ctx.clock.now();
  const known = await readSetting(ctx.db.read, 'slack_heard');
  if (Math.abs(now.getTime() - Date.parse(known?.[kind] ?? '')) < EVERY_MS) return;
  await ctx.db.tx(async (tx) => {
    const was = (await readSetting(tx, 'slack_heard')) ?? {};
    await writeSetting(tx, 'slack_heard', { ...was, [kind]: now.toISOString() });
  });
}
