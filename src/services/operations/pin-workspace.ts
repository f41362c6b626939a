/** Pins the one Slack workspace this installation serves, at the first answer Slack gives. */
import { readSetting, type SlackTeam, writeSetting } from '../../db/workspace/settings-store.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { audit, inStep } from '../steps/step.ts';

const CLOCK = { kind: 'system', part: 'clock' } as const;

/** @throws AppError `auth.other_workspace` when the token belongs to another one than before. */
export async function pinWorkspace(ctx: Context, found: SlackTeam): Promise<SlackTeam> {
  return inStep(ctx, CLOCK, async (step) => {
    const pinned = await readSetting(step.tx, 'slack_team');
    if (pinned && !isSame(pinned, found)) {
      throw new AppError(
        'auth.other_workspace',
        `This installation serves the Slack workspace ${pinned.teamId}, but the token belongs to ` +
          `${found.teamId}. Use a token of ${pinned.teamId}, or start with a new database.`,
      );
    }
    await writeSetting(step.tx, 'slack_team', found);
    if (!pinned) {
      const data = { enterprise: found.enterpriseId };
      await audit(step, { action: 'workspace.pinned', subject: found.teamId, data });
    }
    return found;
  });
}

function isSame(a: SlackTeam, b: SlackTeam): boolean {
  return a.teamId === b.teamId && a.enterpriseId === b.enterpriseId;
}

/** The workspace as it was last seen; null before Slack has ever answered. */
export function findPinnedWorkspace(ctx: Context): Promise<SlackTeam | null> {
  return readSetting(ctx.db.read, 'slack_team');
}
