import { onTestFinished } from 'vitest';
import { createBreaker } from '../../src/adapters/breaker.ts';
import { createSlackClient } from '../../src/adapters/slack/client.ts';
import { createLimiter } from '../../src/adapters/slack/limiter.ts';
import { createMessenger } from '../../src/adapters/slack/messenger.ts';
import { renderHome } from '../../src/blocks/home/home.ts';
import { renderCard } from '../../src/blocks/render-card.ts';
import { assertNotInTransaction } from '../../src/db/database.ts';
import { connectToSlack, type SlackLink } from '../../src/handlers/clock/slack-link.ts';
import type { Messenger } from '../../src/ports.ts';
import { type SlackStandIn, startSlackStandIn } from '../../src/sandbox/slack/stand-in.ts';
import { adoptInstallation } from '../../src/services/onboarding/adopt-installation.ts';
import { closeSlack } from './second-opinion.ts';
import { SLACK } from './server-process.ts';
import { createWorld, type World, type WorldOptions } from './world.ts';

/** As the server has it; a call that hangs is given up after a moment of real time. */
const LONGEST_PAUSE_MS = 20_000;
const HANGS_MS = 700;
const LINK_EVERY_S = 10;
/** An outage shows itself in each of these ways; hanging is the slowest to play. */
const KINDS = ['answer_lost', 'refuse', 'hang', 'http_500', 'answer_lost', 'refuse'] as const;

const USERS = {
  U0ANA: 'Ana Ruiz',
  U0BEN: 'Ben Koch',
  U0CLEO: 'Cleo Wu',
  U0MIA: 'Mia',
  U0LOU: 'Lou',
};

export interface WiredWorld extends World {
  slack: SlackStandIn;
  messenger: Messenger;
  link: SlackLink;
  /** Every call to Slack goes wrong from now on, each in another way, until it heals. */
  breakSlack(method?: string): void;
  /** Lets the clock run second by second, as the server ticks. */
  run(seconds: number, each?: (second: number) => Promise<void>): Promise<void>;
}

export interface WiredOptions extends WorldOptions {
  /** More people of the Slack workspace, by user id. */
  people?: Record<string, string>;
  /** How long a call waits for an answer, in real time. */
  timeoutMs?: number;
  change?: (messenger: Messenger) => Messenger;
}

/** The world before a Slack that answers over HTTP, with our own client, breaker and limits. */
export async function createWiredWorld(options: WiredOptions = {}): Promise<WiredWorld> {
  const world = await createWorld(options);
  // A company at work: nobody of it is asked to set Baton up.
  await adoptInstallation(world.ctx);
  const { clock } = world.ctx;
  const { people: more = {}, timeoutMs = HANGS_MS } = options;
  const people = { ...USERS, ...more };
  const users = Object.entries(people).map(([id, name]) => ({ id, name }));
  const channels = ['EMEA', 'MANAGERS', 'OPS'].map((name) => ({ id: `C0${name}`, name }));
  const slack = await startSlackStandIn({ ...SLACK, users, channels, now: clock.now });
  const real = createMessenger({
    client: createSlackClient({ token: 'xoxb-1', apiUrl: slack.apiUrl, timeoutMs }),
    render: { renderCard, renderHome },
    clock,
    breaker: createBreaker({ name: 'slack', clock, longestPauseMs: LONGEST_PAUSE_MS }),
    limiter: createLimiter(),
    beforeCall: assertNotInTransaction,
  });
  const messenger = options.change?.(real) ?? real;
  world.couriers.messenger = messenger;
  const link = await connectToSlack(world.ctx, messenger);
  link.stop();
  onTestFinished(() => closeSlack(slack));

  let seconds = 0;
  return Object.assign(world, {
    slack,
    messenger,
    link,
    breakSlack(method = '*') {
      for (let n = 0; n < 2_000; n++) {
        slack.fault({ method, kind: KINDS[n % KINDS.length] ?? 'refuse', times: 1 });
      }
    },
    async run(count: number, each: (second: number) => Promise<void> = async () => {}) {
      for (let n = 0; n < count; n++) {
        world.pass('1s');
        seconds += 1;
        if (seconds % LINK_EVERY_S === 0) await link.askAgain();
        await world.settle();
        await each(n + 1);
      }
    },
  });
}
