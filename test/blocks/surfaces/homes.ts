import { renderHome } from '../../../src/blocks/home/home.ts';
import type { HomeView } from '../../../src/routing/model/cards/cards.ts';
import { aGlance, aProposalRow, aPublication } from '../policy-views.ts';
import { aHome, all, aPoolRow, aQuarantineRow, at, aWeekRow, MADRID } from '../views.ts';
import { type Filling, leadRow, offerRows, teamRows } from './filling.ts';
import type { Surfaces } from './registry.ts';

type Viewer = HomeView['viewer']['role'];

const HOMES: Record<Viewer, (filling: Filling) => HomeView> = {
  guest: (f) =>
    aHome({
      viewer: viewer('guest', f),
      admins: f.many(() => f.name),
      mayAsk: f.maybe(f.name),
      availability: null,
    }),
  rep: (f) => aHome({ viewer: viewer('rep', f), ...own(f) }),
  manager: (f) => aHome({ viewer: viewer('manager', f), ...own(f), ...managed(f) }),
  admin: ({ name, text, ...f }) =>
    aHome({
      viewer: viewer('admin', { name, text, ...f }),
      ...own({ name, text, ...f }),
      ...managed({ name, text, ...f }),
      checks: f.many((n) => ({ name, fine: n % 2 === 0, mend: text, ...CHECKS[n % 3] })),
    }),
};

function viewer(role: Viewer, { name }: Filling): HomeView['viewer'] {
  return { name, role, repId: role === 'guest' ? null : 'ana', timeZone: MADRID };
}

function own(f: Filling): Partial<HomeView> {
  const { name, text, many, maybe, either } = f;
  const covers = many(() => ({ name, until: at(1440) }));
  const mine = { repId: 'ana', name, until: at(1440), outOfHours: true };
  return {
    inPool: either(false, true),
    mayAsk: maybe(name),
    availability: maybe({ ...mine, state: 'away', coverName: name, covers }),
    waiting: all(offerRows(f)),
    open: all(many(leadRow(f, { snooze: { until: at(9000), reason: text } }))),
    week: maybe({
      rows: many((n) => aWeekRow({ pool: `pool-${n}`, turn: otherTurn(name) })),
      halfWithinMs: 100_000,
    }),
  };
}

const CHECKS = [
  { press: 'pick_channel' },
  { press: 'check_channel', channel: 'C0MANAGERS' },
  { group: 'health' },
] as const;

const otherTurn = (name: string) =>
  ({ as: 'other', name, why: 'tie.most_owed', owed: { next: 1, own: 0 } }) as const;

function managed(f: Filling): Partial<HomeView> {
  const { name, person, text, count, many, maybe, either } = f;
  const row = { author: name, message: text, changes: [text], moved: text, approvers: [name] };
  const live = aPublication({ author: name, message: text, by: name, reason: text });
  return {
    atRisk: all(many(leadRow(f))),
    lastRisk: either({ company: text, person: text, at: at(0), tookMs: 420_000 }, null),
    held: count,
    quarantined: count,
    quarantine: {
      waiting: count,
      spam: count,
      oldestAt: maybe(at(0)),
      rows: many((n) => aQuarantineRow(n + 200, { company: text, person, why: text })),
    },
    unrouted: count,
    pools: many((n) => aPoolRow(n, { furthest: { name, owed: 0.8 } })),
    team: all(teamRows(f)),
    pausedPools: many(() => name),
    policy: maybe(
      aGlance({ live, waiting: many((n) => aProposalRow({ ...row, version: n + 20 })) }),
    ),
  };
}

export const HOME_SURFACES: Surfaces = Object.fromEntries(
  Object.entries(HOMES).map(([role, view]) => [role, (f: Filling) => renderHome(view(f), at(0))]),
);
