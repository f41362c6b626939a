import { afterEach, describe, expect, it, vi } from 'vitest';
import { createServerClock, systemClock } from '../../src/adapters/clock.ts';
import { clockAt } from './local-server.ts';

const silent = { info() {}, warn() {}, error() {} };
afterEach(() => void vi.useRealTimers());

describe('the clock that follows the database server', () => {
  it('adds the offset of the server, measured at the middle of the round trip', async () => {
    const base = clockAt('2026-11-22T10:00:00.000Z');
    const readServerTime = async () => {
      base.advance(200);
      return new Date('2026-11-22T10:05:00.100Z');
    };
    const clock = createServerClock({ readServerTime, base, log: silent });
    await clock.start();
    clock.stop();
    expect(clock.now().toISOString()).toBe('2026-11-22T10:05:00.200Z');
    base.advance(1000);
    expect(clock.now().toISOString()).toBe('2026-11-22T10:05:01.200Z');
  });

  it('reads again every minute, keeps the last offset on a failure, and stops', async () => {
    vi.useFakeTimers();
    const base = clockAt('2026-11-22T10:00:00Z');
    const warnings: string[] = [];
    const log = { ...silent, warn: (_: unknown, message: string) => void warnings.push(message) };
    const readings = [5_000, 7_000];
    const readServerTime = async () => {
      const ahead = readings.shift();
      if (ahead === undefined) throw new Error('connection lost');
      return new Date(base.now().getTime() + ahead);
    };
    const aheadMs = () => clock.now().getTime() - base.now().getTime();
    const clock = createServerClock({ readServerTime, base, log });
    await clock.start();
    expect(aheadMs()).toBe(5_000);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(aheadMs()).toBe(7_000);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(aheadMs()).toBe(7_000);
    expect(warnings).toHaveLength(1);
    clock.stop();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(warnings).toHaveLength(1);
  });

  it('does not trust a reading that took longer than a second', async () => {
    vi.useFakeTimers();
    const base = clockAt('2026-11-22T10:00:00Z');
    let slowMs = 0;
    const readServerTime = async () => {
      base.advance(slowMs);
      return new Date(base.now().getTime() + 5_000);
    };
    const clock = createServerClock({ readServerTime, base, log: silent });
    await clock.start();
    slowMs = 4_000;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(clock.now().getTime() - base.now().getTime()).toBe(5_000);
    clock.stop();
  });

  it('refuses to start on a server that cannot tell the time', async () => {
    const lost = new Error('connection lost');
    const readServerTime = () => Promise.reject(lost);
    const clock = createServerClock({ readServerTime, base: systemClock, log: silent });
    await expect(clock.start()).rejects.toThrow('connection lost');
  });
});
