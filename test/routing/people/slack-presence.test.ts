import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addPresence,
  NOTHING_SAID,
  type SlackQuiet,
  type SlackStatus,
  samePresence,
} from '../../../src/routing/people/slack-presence.ts';

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const seconds = (time: string) => at(time).getTime() / 1000;
const quiet = (start: number, end: number) => addPresence(NOTHING_SAID, { quiet: { start, end } });
const status = (emoji: string, expiration = 0) =>
  addPresence(NOTHING_SAID, { status: { emoji, expiration } });

describe('what Slack says', () => {
  it('of quiet is from when until when', () => {
    expect(quiet(seconds('12:00'), seconds('13:00'))).toEqual({
      ...NOTHING_SAID,
      dndFrom: at('12:00'),
      dndUntil: at('13:00'),
    });
  });

  it.each([
    ['1 and 1', 1, 1],
    ['0 and 0', 0, 0],
    ['nothing it can be read as', Number.NaN, Number.NaN],
    ['an end before its start', 20, 10],
    ['an end at its start', 20, 20],
  ])('of quiet is none with %s', (_, start, end) => {
    expect(quiet(start, end)).toEqual(NOTHING_SAID);
  });

  it.each([
    [':palm_tree:', 'palm_tree'],
    ['palm_tree', 'palm_tree'],
    [':+1:', '+1'],
    [':wave::skin-tone-3:', 'wave'],
  ])('of the status %s is the emoji %s', (said, emoji) => {
    expect(status(said)).toEqual({ ...NOTHING_SAID, statusEmoji: emoji });
  });

  it('of a status that ends is when', () => {
    expect(status(':bus:', seconds('18:00'))).toMatchObject({ statusUntil: at('18:00') });
  });

  it.each(['', ':', '::'])('of a status “%s” is that there is none, whatever ends', (said) => {
    expect(status(said, seconds('18:00'))).toEqual(NOTHING_SAID);
  });

  it('leaves the other part as it was', () => {
    const before = quiet(seconds('12:00'), seconds('13:00'));
    const both = addPresence(before, { status: { emoji: ':bus:', expiration: 0 } });
    expect(both).toEqual({ ...before, statusEmoji: 'bus' });
    expect(addPresence(both, { quiet: { start: 1, end: 1 } })).toEqual(status(':bus:'));
    expect(addPresence(both, {})).toEqual(both);
  });
});

const someQuiet: fc.Arbitrary<SlackQuiet> = fc.record({
  start: fc.nat(2_000_000_000),
  end: fc.nat(2_000_000_000),
});
const someStatus: fc.Arbitrary<SlackStatus> = fc.record({
  emoji: fc.oneof(
    fc.constant(''),
    fc.string().map((name) => `:${name}:`),
  ),
  expiration: fc.nat(2_000_000_000),
});
const someNews = fc.record({
  quiet: fc.option(someQuiet, { nil: undefined }),
  status: fc.option(someStatus, { nil: undefined }),
});

it('the same news twice changes nothing, and the last news of each part is what is known', () => {
  fc.assert(
    fc.property(fc.array(someNews), (all) => {
      const known = all.reduce(addPresence, NOTHING_SAID);
      const last = {
        quiet: all.findLast((one) => one.quiet)?.quiet,
        status: all.findLast((one) => one.status)?.status,
      };
      expect(samePresence(known, addPresence(NOTHING_SAID, last))).toBe(true);
      expect(samePresence(known, addPresence(known, last))).toBe(true);
    }),
  );
});
