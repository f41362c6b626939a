import { describe, expect, it } from 'vitest';
import { createLimiter, type Limiter } from '../../../src/adapters/slack/limiter.ts';

const start = Date.parse('2026-11-22T10:00:00Z');
const at = (ms: number) => new Date(start + ms);
const post = (channel: string) => ({ family: 'post', channel }) as const;

/** Posts to one channel after another until the deadline; returns how many went out. */
function drain(limiter: Limiter, { fromMs = 0, forMs = 10_000 }): number {
  let sent = 0;
  for (let ms = fromMs; ms < fromMs + forMs; ms += 10) {
    const call = post(`D${ms}`);
    if (limiter.reserve(call, at(ms)) > 0) continue;
    sent += 1;
  }
  return sent;
}

describe('the limiter of one workspace', () => {
  it('lets five cards into a channel and then one a second', () => {
    const limiter = createLimiter();
    const waits = [1, 2, 3, 4, 5, 6].map(() => limiter.reserve(post('D1'), at(0)));
    expect(waits).toEqual([0, 0, 0, 0, 0, 1000]);
    expect(limiter.reserve(post('D1'), at(1000))).toBe(0);
  });

  it('takes nothing from the workspace when a channel has to wait', () => {
    const limiter = createLimiter();
    for (let i = 0; i < 50; i++) limiter.reserve(post('D1'), at(0));
    for (let i = 2; i <= 8; i++) expect(limiter.reserve(post(`D${i}`), at(0))).toBe(0);
  });

  it('holds one limited channel of 50 exactly as long as told, and no other', () => {
    for (let seconds = 1; seconds <= 30; seconds++) {
      const limiter = createLimiter();
      limiter.limited(post('D0'), seconds * 1000, at(0));
      let early = 0;
      let delayed = 0;
      for (let ms = 0; ms < seconds * 1000; ms += 500) {
        if (limiter.reserve(post('D0'), at(ms)) === 0) early += 1;
        if (limiter.reserve(post(`D${1 + ((ms / 500) % 49)}`), at(ms)) >= 100) delayed += 1;
      }
      expect({ seconds, early, delayed }).toEqual({ seconds, early: 0, delayed: 0 });
      expect(limiter.reserve(post('D0'), at(seconds * 1000))).toBe(0);
    }
  });

  it('halves the pace of the workspace when two channels are limited together', () => {
    const alone = createLimiter();
    alone.limited(post('A'), 1000, at(0));
    const together = createLimiter();
    together.limited(post('A'), 1000, at(0));
    together.limited(post('B'), 1000, at(100));
    expect(drain(alone, { fromMs: 200 })).toBe(79);
    expect(drain(together, { fromMs: 200 })).toBe(54);
  });

  it('counts complaints of calls that were under way together once', () => {
    const limiter = createLimiter();
    for (let i = 0; i < 20; i++) limiter.limited(post(`D${i}`), 1000, at(i));
    expect(drain(limiter, { fromMs: 200 })).toBe(54);
  });

  it('recovers with every answer, up to a ceiling', () => {
    const limiter = createLimiter();
    for (let i = 0; i < 10_000; i++) limiter.accepted(post('D1'));
    expect(drain(limiter, { forMs: 10_000 })).toBeGreaterThan(195);
    expect(drain(limiter, { fromMs: 10_000, forMs: 10_000 })).toBeLessThanOrEqual(201);
  });

  it('says how many posts may leave at once, wherever they go', () => {
    const limiter = createLimiter();
    expect(limiter.room('post', at(0))).toEqual({ free: 30, waitMs: 0 });
    for (let i = 0; i < 30; i++) limiter.reserve(post(`D${i}`), at(0));
    expect(limiter.room('post', at(0))).toEqual({ free: 0, waitMs: 200 });
    expect(limiter.room('post', at(1_000)).free).toBe(5);
    expect(limiter.room('update', at(0)).free).toBe(10);
  });

  it('comes back quickly to the pace it started with, and tries more slowly what is beyond', () => {
    const limiter = createLimiter();
    limiter.limited(post('A'), 1, at(0));
    limiter.limited(post('B'), 1, at(0));
    for (let i = 0; i < 125; i++) limiter.accepted(post('C'));
    expect(drain(limiter, { forMs: 10_000 })).toBe(79);
    for (let i = 0; i < 250; i++) limiter.accepted(post('C'));
    expect(drain(limiter, { fromMs: 10_000, forMs: 10_000 })).toBe(53);
  });

  it('stops and slows a whole family on a 429 that names no channel, and leaves the others alone', () => {
    const limiter = createLimiter();
    limiter.limited({ family: 'update' }, 4_000, at(0));
    expect(limiter.reserve({ family: 'update' }, at(1_000))).toBe(3_000);
    let sent = 0;
    for (let ms = 4_000; ms < 64_000; ms += 20) {
      if (limiter.reserve({ family: 'update' }, at(ms)) === 0) sent += 1;
    }
    expect(sent).toBeLessThanOrEqual(35);
    expect(limiter.reserve({ family: 'publish' }, at(1_000))).toBe(0);
    expect(limiter.reserve(post('D1'), at(1_000))).toBe(0);
  });

  it('stays below 51 updates a minute beyond its burst', () => {
    const limiter = createLimiter();
    let sent = 0;
    for (let ms = 0; ms < 60_000; ms += 20) {
      if (limiter.reserve({ family: 'update' }, at(ms)) === 0) sent += 1;
    }
    expect(sent).toBeGreaterThanOrEqual(58);
    expect(sent).toBeLessThanOrEqual(60);
  });
});
