import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createBreaker } from '../../src/adapters/breaker.ts';
import { AppError } from '../../src/errors.ts';
import { clockAt, faultOf } from './local-server.ts';

const unreachable = () =>
  Promise.reject(new AppError('upstream.unreachable', 'It is down.', { retryable: true }));
const refused = () => Promise.reject(new AppError('upstream.refused', 'No.'));
const fine = () => Promise.resolve('fine');

function setUp(failures = 3) {
  const clock = clockAt('2026-11-22T10:00:00Z');
  let calls = 0;
  const breaker = createBreaker({ name: 'crm', clock, failures });
  const run = (call: () => Promise<unknown>) =>
    breaker.run(() => {
      calls += 1;
      return call();
    });
  const fail = async (times: number) => {
    for (let i = 0; i < times; i++) await faultOf(run(unreachable));
  };
  return { clock, breaker, run, fail, calls: () => calls };
}

describe('the circuit breaker', () => {
  it('opens after three unanswered calls in a row and then touches nothing', async () => {
    const { breaker, run, fail, calls } = setUp();
    await fail(2);
    expect(breaker.state()).toBe('closed');
    await fail(1);
    expect(breaker.state()).toBe('open');
    const fault = await faultOf(run(fine));
    expect(fault.code).toBe('upstream.unreachable');
    expect(fault.details).toMatchObject({ breaker: 'open', retryAfterMs: 10_000 });
    expect(calls()).toBe(3);
  });

  it('counts a refusal as a sign of life', async () => {
    const { breaker, run, fail } = setUp();
    await fail(2);
    await faultOf(run(refused));
    await fail(2);
    expect(breaker.state()).toBe('closed');
  });

  it('opens on answers that were lost as well', async () => {
    const { breaker, run } = setUp(1);
    await faultOf(run(() => Promise.reject(new AppError('upstream.uncertain', 'Lost.'))));
    expect(breaker.state()).toBe('open');
  });

  it('lets one probe through after the pause while the others are refused at once', async () => {
    const { clock, breaker, run, fail, calls } = setUp();
    await fail(3);
    clock.advance(9_999);
    await faultOf(run(fine));
    clock.advance(1);
    const gate = new EventEmitter();
    const probe = run(() => once(gate, 'open'));
    expect(breaker.state()).toBe('half_open');
    await faultOf(run(fine));
    expect(calls()).toBe(4);
    gate.emit('open');
    await probe;
    expect(breaker.state()).toBe('closed');
    expect(await run(fine)).toBe('fine');
  });

  it('is not held open by a clock that was set back an hour', async () => {
    const { clock, run, fail } = setUp();
    await fail(3);
    clock.advance(-3_600_000);
    expect(await run(fine)).toBe('fine');
  });

  it('asks a dead destination at most 120 times in an hour of one lead a second', async () => {
    const { clock, run, calls } = setUp(5);
    for (let second = 0; second < 3600; second++) {
      await faultOf(run(unreachable));
      clock.advance(1000);
    }
    expect(calls()).toBeLessThanOrEqual(120);
    expect(calls()).toBeGreaterThan(60);
  });
});
