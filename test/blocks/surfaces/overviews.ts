import type {
  ChannelGlance,
  Overview,
  SourceGlance,
  TierGlance,
} from '../../../src/routing/model/cards/standings/overview.ts';
import { LOST_CAUSES, placeOfPool } from '../../../src/routing/model/workspace/set-up.ts';
import { at } from '../views.ts';
import type { Filling } from './filling.ts';

const WEEK = -7 * 1440;

/** Each way in which a source, a tier or a channel can stand comes up among the first. */
export function overview(f: Filling): Overview {
  const names = f.many(() => f.name);
  return {
    paused: f.either(false, true),
    sources: f.many(sourceGlance),
    roles: { admins: names, managers: names, reps: f.count, notFound: names, gone: names },
    tiers: f.many(tierGlance),
    pools: f.count,
    channels: channels(f),
  };
}

const DOORS = [
  { is: 'guarded' },
  { is: 'open' },
  { is: 'shut', variable: `WEBHOOK_SECRET_${'A'.repeat(64)}` },
] as const satisfies SourceGlance['door'][];
const KINDS = ['generic', 'signals', 'crm', 'mapping', 'hubspot'] as const;

function sourceGlance(n: number): SourceGlance {
  return {
    id: `${'s'.repeat(60)}${n}`,
    kind: KINDS[n % 5] ?? 'generic',
    door: DOORS[n % 3] ?? { is: 'guarded' },
    lastAt: n % 7 === 0 ? null : at(n % 2 === 0 ? -60 : 2 * WEEK),
    recent: n % 2 === 0 && n % 7 > 0 ? n : 0,
  };
}

function tierGlance(n: number): TierGlance {
  return {
    id: `${'t'.repeat(60)}${n}`,
    claim: 300_000,
    first_touch: n % 2 === 0 ? 1_800_000 : undefined,
    hours: (['rep', 'pool', 'always'] as const)[n % 3] ?? 'always',
    open: n,
    editable: n % 4 > 0,
  };
}

const CHANNEL = 'C0MANAGERS';

function channels({ either, many }: Filling): ChannelGlance[] {
  const trying = { channel: CHANNEL, lost: null, trying: true };
  const lost = { channel: CHANNEL, lost: 'removed' } as const;
  return [
    either<ChannelGlance>(
      { place: 'managers', pool: null, named: null, picked: null },
      { place: 'managers', pool: null, named: lost, picked: trying },
    ),
    either<ChannelGlance>(
      { place: 'ops', pool: null, named: null, picked: null },
      { place: 'ops', pool: null, named: { channel: CHANNEL, lost: null }, picked: null },
    ),
    ...many(poolChannel),
  ];
}

function poolChannel(n: number): ChannelGlance {
  const lost = LOST_CAUSES[n % 6] ?? null;
  const named = n % 2 === 0 ? { channel: CHANNEL, lost } : null;
  const picked = n % 3 === 0 ? { channel: CHANNEL, lost, trying: false } : null;
  const pool = `${'p'.repeat(60)}${n}`;
  return { place: placeOfPool(pool), pool, named, picked };
}
