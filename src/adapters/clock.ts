import type { Clock, Logger } from '../ports.ts';

export const systemClock: Clock = { now: () => new Date() };

const READ_EVERY_MS = 60_000;
/** The offset is wrong by up to half of this, and a timer may be two seconds late in all. */
const MAX_ROUND_TRIP_MS = 1000;

export interface ServerClockOptions {
  readServerTime: () => Promise<Date>;
  base: Clock;
  log: Logger;
  everyMs?: number;
}

export interface ServerClock extends Clock {
  /** Reads the server's time once, then every minute. Throws when the first reading fails. */
  start(): Promise<void>;
  stop(): void;
}

/** The time of the database server, so that two instances agree on what is due. */
export function createServerClock(options: ServerClockOptions): ServerClock {
  const { readServerTime, base, log, everyMs = READ_EVERY_MS } = options;
  let offsetMs: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  let reading = false;

  const read = async () => {
    const askedAt = base.now().getTime();
    const server = (await readServerTime()).getTime();
    const roundTripMs = base.now().getTime() - askedAt;
    const trusted = roundTripMs >= 0 && roundTripMs <= MAX_ROUND_TRIP_MS;
    if (trusted || offsetMs === null) offsetMs = server - (askedAt + roundTripMs / 2);
  };
  const refresh = async () => {
    if (reading) return;
    reading = true;
    try {
      await read();
    } catch (error) {
      log.warn({ error, offsetMs }, 'The server time could not be read; the last offset stays.');
    } finally {
      reading = false;
    }
  };

  return {
    now: () => new Date(base.now().getTime() + Math.round(offsetMs ?? 0)),
    async start() {
      await read();
      timer = setInterval(() => void refresh(), everyMs);
      timer.unref();
    },
    stop() {
      clearInterval(timer);
    },
  };
}
