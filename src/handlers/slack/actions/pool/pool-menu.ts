import { askPause, PAUSE_TITLE } from '../../../../blocks/answers/shares/pool-pause.ts';
import { say } from '../../../../words/say.ts';
import { setPaused } from '../../commands/routing/routing-pause.ts';
import { publishHome } from '../../publish-home.ts';
import type { ActionHandler, Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { openEdit } from '../policy/policy-edit.ts';
import { turnShares } from './show-shares.ts';

const CHOICES: Record<string, (click: Click, pool: string) => Promise<unknown>> = {
  shares: turnShares,
  pause: async (click, pool) => click.turn(askPause(pool), PAUSE_TITLE),
  resume: async (click, pool) => change(click, { pool, paused: false }),
  // The form of the policy's editing: it proposes, and whoever approves decides.
  weights: async (click, pool) => openEdit({ ...click, about: { part: `pool:${pool}` } }),
};

/** The menu on a pool in Home. */
export const changePool: ActionHandler = async (click) => {
  const { pool } = click.about;
  const choose = CHOICES[click.choice];
  return pool === undefined || !choose ? sayOutOfDate(click) : choose(click, pool);
};

/** Pause it: asked before, and now meant. */
export const pausePool: ActionHandler = async (click) => {
  const { pool } = click.about;
  return pool === undefined ? sayOutOfDate(click) : change(click, { pool, paused: true });
};

/** Said in words, because what waits or goes out is not to be seen; Home is drawn behind them. */
async function change(click: Click, to: { pool: string; paused: boolean }): Promise<void> {
  await click.turn(await setPaused(click, to), to.paused ? PAUSE_TITLE : say`Resume a pool`);
  await publishHome(click.ctx, click);
}
