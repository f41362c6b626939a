import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { nextDueAt } from '../../services/sla/next-due.ts';
import type { Stage } from './open-stage.ts';

/** So many looks in a row at which nothing was under way and nothing was due. */
const QUIET_LOOKS = 3;
/** Looks before the loop stops spinning and sleeps a millisecond between them. */
const EAGER_LOOKS = 200;
const MOST_POKES = 200;
const PATIENCE_MS = 30_000;

/** The server, the Slack beside it, and the clock that both read. */
export type Timed = Pick<Stage, 'server' | 'slack' | 'clock'>;

/** Called whenever all that happens at one instant is over. */
type Told = () => void;

const nobody = () => {};

/**
 * Moves the clock to `at` from due time to due time, and lets everything come to rest at each:
 * what would have happened on the way happens, in order and at its own time.
 */
export async function fastForward(stage: Timed, at: Date, told: Told = nobody): Promise<void> {
  await rest(stage, told);
  for (;;) {
    const due = await nextHappeningAt(stage);
    if (!due || due > at) break;
    await stepTo(stage, due, told);
  }
  if (at > stage.clock.now()) await stepTo(stage, at, told);
}

/** When something happens by itself next: in Baton, or because Slack sends an event again. */
export async function nextHappeningAt({ server, slack }: Timed): Promise<Date | null> {
  const dues = [await nextDueAt(server.core.ctx), slack.people.events.nextRetryAt()];
  const times = dues.filter((at) => at !== null).map((at) => at.getTime());
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

export async function stepTo(stage: Timed, at: Date, told: Told = nobody): Promise<void> {
  stage.clock.moveTo(at);
  await stage.slack.people.events.deliverDue();
  stage.server.core.ctx.wake();
  await rest(stage, told);
}

/** Waits, in real time, until the server has done all there is to do at this instant. */
export async function rest({ server, clock }: Timed, told: Told = nobody): Promise<void> {
  const { ctx } = server.core;
  const givenUpAt = performance.now() + PATIENCE_MS;
  let pokes = 0;
  for (let looks = 0, quiet = 0; quiet < QUIET_LOOKS; looks++) {
    await (looks < EAGER_LOOKS ? setImmediate() : sleep(1));
    if (performance.now() > givenUpAt) throw new Error('The server does not come to rest.');
    quiet = server.busy() ? 0 : quiet + 1;
    if (quiet === 0) continue;
    const due = await nextDueAt(ctx);
    if (!due || due > clock.now()) continue;
    quiet = 0;
    if (++pokes > MOST_POKES) throw new Error(`Something stays due at ${due.toISOString()}.`);
    ctx.wake();
  }
  told();
}
