import type { SocketModeReceiver } from '@slack/bolt';
import { toAppError } from '../../errors.ts';
import type { Logger } from '../../ports.ts';

export interface SocketLink {
  /** Goes on trying where Slack is away: a server starts all the same, and takes leads in. */
  start(): void;
  connected(): boolean;
  stop(): Promise<void>;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** One that held for so long did not fail: Slack renews each after some hours. */
const HELD_MS = 10_000;

/**
 * Keeps Socket Mode's connection. The client's own way to come back ends the process when Slack
 * cannot be reached in that moment, and hurries where it has too many connections already.
 */
export function createSocketLink(
  { client }: Pick<SocketModeReceiver, 'client'>,
  log: Logger,
): SocketLink {
  let openedAt: number | null = null;
  let pauseMs = FIRST_PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const comeBack = () => {
    if (stopped || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      void open();
    }, pauseMs);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  };
  const open = async () => {
    try {
      await client.start();
      if (stopped) await client.disconnect();
    } catch (thrown) {
      const { code } = toAppError(thrown);
      if (!stopped) log.warn({ code }, 'The socket to Slack does not open; it is tried again.');
      comeBack();
    }
  };
  client.on('connected', () => {
    openedAt = performance.now();
    log.info({}, 'The socket to Slack is open.');
  });
  client.on('disconnected', () => {
    if (openedAt !== null && performance.now() - openedAt >= HELD_MS) pauseMs = FIRST_PAUSE_MS;
    openedAt = null;
    comeBack();
  });

  return {
    start: () => void open(),
    connected: () => openedAt !== null,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      if (openedAt !== null) await client.disconnect();
    },
  };
}
