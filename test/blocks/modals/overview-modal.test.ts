import { describe, expect, it } from 'vitest';
import { overviewModal } from '../../../src/blocks/modals/set-up/overview-modal.ts';
import type { Overview } from '../../../src/routing/model/cards/standings/overview.ts';
import { expectGolden } from '../golden.ts';
import { at, READER } from '../views.ts';

const WEEK = 7 * 1440;
const ACME: Overview = {
  paused: false,
  sources: [
    {
      id: 'newsletter',
      kind: 'mapping',
      door: { is: 'open' },
      lastAt: at(-2 * WEEK),
      recent: 0,
    },
    { id: 'website', kind: 'generic', door: { is: 'guarded' }, lastAt: at(-60), recent: 12 },
  ],
  roles: { admins: ['Lou Adam'], managers: ['Mia Chen'], reps: 3, notFound: ['Dirk'], gone: [] },
  tiers: [
    {
      id: 'bulk',
      claim: 28_800_000,
      first_touch: undefined,
      hours: 'rep',
      open: 1,
      editable: false,
    },
    {
      id: 'strategic',
      claim: 300_000,
      first_touch: 1_800_000,
      hours: 'always',
      open: 3,
      editable: true,
    },
  ],
  pools: 2,
  channels: [
    { place: 'managers', pool: null, named: { channel: 'C0MANAGERS', lost: null }, picked: null },
    {
      place: 'ops',
      pool: null,
      named: null,
      picked: { channel: 'C0OPS', lost: null, trying: true },
    },
    {
      place: 'pool:emea',
      pool: 'emea',
      named: { channel: 'C0EMEA', lost: 'removed' },
      picked: null,
    },
    { place: 'pool:us', pool: 'us', named: null, picked: null },
  ],
};

const draw = (over: Partial<Overview> = {}) => overviewModal({ ...ACME, ...over }, READER);

function lines(over: Partial<Overview['sources'][number]>, paused = false): string {
  const [one] = ACME.sources;
  const sources = one ? [{ ...one, ...over }] : [];
  return JSON.stringify(draw({ sources, paused }).blocks.slice(0, 3));
}

describe('the overview for admins', () => {
  it('has sources, roles, tiers and channels, each under a header of its own', () => {
    expectGolden('overview', draw());
  });

  it('says for each button what it is about, beginning with what it reads', () => {
    const drawn = JSON.stringify(draw().blocks);
    const spoken = [...drawn.matchAll(/"accessibility_label":"([^"]*)"/g)].map(([, text]) => text);
    expect(spoken).toEqual([
      'Connect a source',
      'Edit tier strategic',
      'Pick another channel: Unclaimed leads',
      'Pick another channel: News for ops',
      'Check again: Unclaimed leads of emea',
      'Pick another channel: Unclaimed leads of emea',
      'Pick a channel: Unclaimed leads of us',
    ]);
  });

  it('with one source says in words whether it is quiet, new or paused', () => {
    expect(lines({})).toMatch(/quiet: no new lead in 7 days, the last came on .*8 Nov/);
    expect(lines({ lastAt: null })).toContain('no lead yet');
    expect(lines({ lastAt: at(-5), recent: 1 })).toContain('1 lead in 7 days');
    expect(lines({}, true)).toContain('Everything is paused');
    expect(lines({ door: { is: 'shut', variable: 'WEBHOOK_SECRET_X' } })).toContain(
      'It answers 401 until WEBHOOK_SECRET_X is set on the server.',
    );
  });
});
