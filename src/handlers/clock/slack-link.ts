import { setTimeout } from 'node:timers/promises';
import { AppError, toAppError } from '../../errors.ts';
import type { Messenger } from '../../ports.ts';
import type { Context } from '../../services/context.ts';
import { greetAdmins } from '../../services/onboarding/greet-admins.ts';
import { greetNewcomers } from '../../services/onboarding/greet-newcomers.ts';
import { findPinnedWorkspace, pinWorkspace } from '../../services/operations/pin-workspace.ts';
import { endOutage } from '../../services/outage/end-outage.ts';
import { findOutage } from '../../services/outage/find-outage.ts';
import { outageIn, recordOutage } from '../../services/outage/record-outage.ts';
import { linkPeople } from '../../services/people/link-people.ts';
import { readSlackPresence } from '../../services/presence/read-slack-presence.ts';

export interface SlackLink {
  /** The one workspace this installation serves; null until Slack has ever named it. */
  workspace(): { teamId: string; enterpriseId: string | null; botUserId: string } | null;
  /** Did Slack answer when last asked? */
  connected(): boolean;
  /** What happens every ten seconds, now. */
  askAgain(): Promise<void>;
  stop(): void;
}

/** While Slack does not answer it is asked again this often; otherwise people are linked. */
const ASK_AGAIN_MS = 10_000;
/** In turns of that. A quiet night must not hide an outage; a lost access comes back by hand. */
const TURNS = { silent: 1, answering: 3, revoked: 6 };
/** A Slack that hangs holds up the start no longer than this. */
const PATIENCE_MS = 2_000;

/**
 * Asks Slack who we are. Another workspace than before ends the start; a Slack that does not
 * answer, or refuses, does not: leads are taken in and wait.
 */
export async function connectToSlack(ctx: Context, messenger: Messenger): Promise<SlackLink> {
  let workspace = await findPinnedWorkspace(ctx);
  let connected = false;
  let asking = false;
  let turn = 0;

  async function ask(): Promise<void> {
    try {
      workspace = await pinWorkspace(ctx, await messenger.identify());
      if (!connected) ctx.log.info({ team: workspace.teamId }, 'Connected to Slack.');
      connected = true;
      await endOutage(ctx, 'slack');
      await lookAtPeople();
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'auth.other_workspace') throw error;
      connected = false;
      ctx.log.warn({ code: error.code }, 'Slack does not answer; leads are taken in and wait.');
      const outage = outageIn(error, 'slack', ctx.clock.now());
      if (outage) await recordOutage(ctx, outage);
    }
  }

  async function lookAtPeople(): Promise<void> {
    await linkPeople(ctx, { messenger });
    await readSlackPresence(ctx, { messenger });
    await greetAdmins(ctx);
    await greetNewcomers(ctx);
  }

  async function takeTurn(): Promise<void> {
    turn += 1;
    const outage = await findOutage(ctx.db.read, 'slack');
    connected &&= outage === null;
    const pace = outage?.kind === 'revoked' ? 'revoked' : connected ? 'answering' : 'silent';
    if (turn % TURNS[pace] === 0) await ask();
    else if (connected) await lookAtPeople();
  }

  async function askAgain(): Promise<void> {
    if (asking) return;
    asking = true;
    try {
      await takeTurn();
    } catch (thrown) {
      const error = thrown instanceof AppError ? thrown : toAppError(thrown);
      ctx.log.warn({ code: error.code }, 'Slack could not be asked; it is asked again.');
    } finally {
      asking = false;
    }
  }

  const first = ask();
  first.catch((thrown: unknown) => {
    const { code, message } = toAppError(thrown);
    ctx.log.error({ code }, message);
  });
  await Promise.race([first, setTimeout(PATIENCE_MS, undefined, { ref: false })]);
  const timer = setInterval(() => void askAgain(), ASK_AGAIN_MS);
  timer.unref();
  return {
    workspace: () => workspace,
    connected: () => connected,
    askAgain,
    stop: () => clearInterval(timer),
  };
}
