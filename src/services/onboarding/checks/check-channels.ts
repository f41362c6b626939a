/** Names each channel where nothing can be written, of those that the files or people named. */
import type { LostCause } from '../../../routing/model/workspace/set-up.ts';
import { type Phrase, say } from '../../../words/say.ts';
import { findUse, readLostChannels } from '../../channels/read-channels.ts';
import type { Context } from '../../context.ts';
import { check, type FoundCheck } from '../../views/check.ts';

const MENDS: Record<LostCause, Phrase> = {
  archived: say`It was archived. Pick another, or name another in roster.yml or policy.yml.`,
  deleted: say`It was deleted. Pick another, or name another in roster.yml or policy.yml.`,
  removed: say`I am not a member. Type /invite @Baton there.`,
  closed: say`I may not write there. Let apps post in it.`,
};

export async function checkChannels(ctx: Context): Promise<FoundCheck[]> {
  const lost = Object.entries(await readLostChannels(ctx.db.read));
  const checks: FoundCheck[] = [];
  for (const [channel, { cause }] of lost) {
    if (!(await findUse(ctx.db.read, channel))) continue;
    const isGone = cause === 'archived' || cause === 'deleted';
    const press = isGone ? 'pick_channel' : 'check_channel';
    checks.push(
      check(say`Channel ${channel}`, false, MENDS[cause], { channel, press, found: cause }),
    );
  }
  return checks;
}
