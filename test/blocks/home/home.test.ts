import { describe, expect, it } from 'vitest';
import { renderHome } from '../../../src/blocks/home/home.ts';
import type { HomeView } from '../../../src/routing/model/cards/cards.ts';
import { expectGolden } from '../golden.ts';
import { aGlance, aProposalRow } from '../policy-views.ts';
import {
  aHome,
  aLeadRow,
  all,
  aPoolRow,
  aQuarantineRow,
  aTeamRow,
  at,
  aWaitingRow,
  aWeekRow,
  LONG,
  LONG_PERSON,
  MADRID,
} from '../views.ts';

const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n + 1));
const viewer = (role: HomeView['viewer']['role'], repId: string | null) => ({
  name: 'Ana',
  role,
  repId,
  timeZone: MADRID,
});
const draw = (over: Partial<HomeView>) => renderHome(aHome(over), at(0));

describe("a rep's Home", () => {
  it('says that nothing waits, and how that changes', () => {
    expectGolden('home-rep-empty', draw({}));
  });

  it('lists what waits and what is open', () => {
    const open = [aLeadRow(3), aLeadRow(4, { dueAt: null, state: 'working' })];
    expectGolden(
      'home-rep',
      draw({ waiting: all(many(2, (n) => aWaitingRow(n))), open: all(open) }),
    );
  });

  it('names a test lead as one, waiting and open', () => {
    const waiting = all([aWaitingRow(1, { test: true })]);
    const text = JSON.stringify(draw({ waiting, open: all([aLeadRow(2, { test: true })]) }));
    expect(text).toContain('Test lead: *Company 1*');
    expect(text).toContain('Test lead: *Company 2*');
  });

  it('offers the way back from Away', () => {
    const availability = {
      repId: 'ana',
      name: 'Ana',
      state: 'away',
      until: at(1440),
      coverName: 'Ben',
      covers: [],
      outOfHours: false,
    } as const;
    expectGolden('home-rep-away', draw({ availability }));
  });

  it('says what still comes off shift to who asked for it', () => {
    const mine = { repId: 'ana', name: 'Ana', state: 'off_shift', until: at(1440) } as const;
    const availability = { ...mine, coverName: null, covers: [], outOfHours: true };
    expectGolden('home-rep-off-shift', draw({ availability }));
  });

  it('says whom a rep stands in for', () => {
    const covers = ['Ana', 'Cleo', LONG, 'Dirk', 'Eve'].map((name) => ({ name, until: at(1440) }));
    const mine = { repId: 'ben', name: 'Ben', state: 'available', until: null } as const;
    const availability = { ...mine, coverName: null, covers, outOfHours: false };
    expectGolden('home-rep-covers', draw({ availability }));
  });

  it('says in one line each whatever else keeps leads away', () => {
    const mine = { repId: 'ana', name: 'Ana', coverName: 'Ben', covers: [], outOfHours: false };
    const others = [
      { state: 'slack_status', until: null, emoji: 'palm_tree' },
      { state: 'slack_dnd', until: at(30) },
    ] as const;
    const timeOff = { state: 'time_off', until: at(1440), setBy: 'Mia' } as const;
    expectGolden(
      'home-rep-time-off',
      draw({ availability: { ...mine, ...timeOff, others: [...others] } }),
    );
  });

  it.each([
    ['slack_dnd', at(60), 'notifications* until <!date', ', so I send you no leads until then.'],
    ['slack_status', null, 'status says away* (:bus:)', ', so I send you no leads.'],
    ['away_misses', null, '*You are away after missed leads*', '. Claimed leads stay yours.'],
    ['holiday', at(60), '*You are off for a public holiday* until', 'only hot leads reach you.'],
    ['no_hours', null, '*You have no working hours*', ', so I send you no leads.'],
  ] as const)('of %s it says what it means for leads', (state, until, ...said) => {
    const emoji = state === 'slack_status' ? 'bus' : null;
    const mine = { repId: 'ana', name: 'Ana', coverName: null, covers: [], outOfHours: true };
    const home = JSON.stringify(draw({ availability: { ...mine, state, until, emoji } }));
    for (const words of said) expect(home).toContain(words);
    expect(home.includes('I am back')).toBe(state === 'away_misses');
  });

  it('says who can help a rep without a pool', () => {
    expectGolden('home-rep-no-pool', draw({ inPool: false, mayAsk: 'Mia Chen' }));
  });
});

describe("a manager's Home", () => {
  it('is calm when nothing is wrong', () => {
    expectGolden('home-manager-empty', draw({ viewer: viewer('manager', null) }));
  });

  it('says which lead was the last at risk, where none is now', () => {
    const lastRisk = { company: 'Globex', person: '', at: at(-11_520), tookMs: 420_000 };
    const drawn = JSON.stringify(draw({ viewer: viewer('manager', null), lastRisk }));
    expect(drawn).toContain('The last one was Globex on 14 Nov, claimed after 7 min.');
    const risky = draw({ viewer: viewer('manager', null), lastRisk, atRisk: all([aLeadRow(1)]) });
    expect(JSON.stringify(risky)).not.toContain('The last one was');
  });

  it('shows what is at risk, what is held and the team', () => {
    const team = [
      aTeamRow(1, { missedToday: 2 }),
      aTeamRow(2, { state: 'away', until: at(60) }),
      aTeamRow(3, { state: 'deactivated' }),
      aTeamRow(4, { state: 'time_off', until: at(1440), setBy: 'Mia', coverName: 'Ben' }),
      aTeamRow(5, { state: 'slack_status', until: null, emoji: 'palm_tree' }),
      aTeamRow(6, { open: 9, external: 4, inUnits: true }),
    ];
    const atRisk = [aLeadRow(1), aLeadRow(2, { repName: null, dueAt: null })];
    const quarantine = {
      waiting: 2,
      spam: 1,
      oldestAt: at(-60),
      rows: [aQuarantineRow(1), aQuarantineRow(2, { spam: true })],
    };
    const queues = { held: 1, quarantined: 3, quarantine, pausedPools: ['emea'] };
    expectGolden(
      'home-manager',
      draw({ viewer: viewer('manager', null), team: all(team), atRisk: all(atRisk), ...queues }),
    );
  });
});

it('a manager sees how many were not for sales, and none where there were none', () => {
  const manages = { viewer: viewer('manager', null) };
  expectGolden('home-manager-unrouted', draw({ ...manages, unrouted: 12 }));
  expect(JSON.stringify(draw(manages))).not.toContain('Not for sales');
});

const menuOf = (state: 'claimed' | 'working') =>
  JSON.stringify(draw({ open: all([aLeadRow(1, { state })]) }));

it('what is worked on can be converted, and what is not touched is given back or bad', () => {
  expect(menuOf('claimed')).not.toContain('"value":"converted"');
  expect(menuOf('claimed')).toContain('"value":"giveback"');
  expect(menuOf('claimed')).toContain('"value":"bad"');
  expect(menuOf('working')).toContain('"value":"converted"');
  for (const state of ['claimed', 'working'] as const) {
    expect(menuOf(state)).toContain('"value":"touch"');
    expect(menuOf(state)).toContain('"value":"snooze"');
  }
});

it('what is snoozed says until when and why, and can be woken', () => {
  const snooze = { until: at(48 * 60), reason: 'waiting for budget' };
  const lead = aLeadRow(1, { state: 'working', dueAt: at(5000), snooze });
  const drawn = draw({ viewer: viewer('rep', 'ana'), open: all([lead]) });
  expect(JSON.stringify(drawn)).toContain('snoozed until *');
  expect(JSON.stringify(drawn)).toContain('(waiting for budget)');
  expect(JSON.stringify(drawn)).not.toContain('touch by');
  expect(JSON.stringify(drawn)).toContain('"value":"wake"');
  const full = Array.from({ length: 100 }, (_, n) =>
    aLeadRow(n, { company: LONG, person: LONG_PERSON, snooze: { until: at(9000), reason: LONG } }),
  );
  expectGolden('home-rep-snoozed', draw({ viewer: viewer('rep', 'ana'), open: all(full) }));
});

it('a manager in no pool is not told that no lead can reach them', () => {
  const view = draw({ viewer: viewer('manager', 'mia'), inPool: false });
  expect(JSON.stringify(view)).not.toContain('no pool yet');
});

it('a manager in no pool who took a lead sees it, and nothing of leads to come', () => {
  const open = all([aLeadRow(1, { company: 'Globex' })]);
  const view = draw({ viewer: viewer('manager', 'mia'), inPool: false, open });
  expect(JSON.stringify(view)).toContain('Globex');
  expect(JSON.stringify(view)).not.toMatch(/no pool yet|A new lead arrives|waiting for you/);
});

const ill = (n: number) => ({ name: `${n} ${LONG}`, fine: false, mend: LONG });

it('a rep of whom nobody knows when they work is asked first', () => {
  expectGolden('home-rep-asks-hours', draw({ asksHours: true }));
});

describe("an admin's Home", () => {
  it('begins with what has to be mended', () => {
    const checks = [
      { name: 'Salesforce is not connected', fine: false, mend: 'Owners are not written back.' },
      { name: 'Slack', fine: true, mend: null },
      { name: 'Policy', fine: true, mend: null },
    ];
    expectGolden('home-admin', draw({ viewer: viewer('admin', null), checks }));
  });

  it('names each thing with the button that mends it, and health apart from set-up', () => {
    const press = 'check_channel' as const;
    const mend = 'I am not a member. Type /invite @Baton there.';
    const view = draw({
      viewer: viewer('admin', null),
      checks: [
        { name: 'Channel C0EMEA', fine: false, mend, press, channel: 'C0EMEA' },
        { name: 'Reps told', fine: false, mend: '12 reps.', press: 'tell_reps' },
        { name: 'Hours', fine: false, mend: 'Not set: Ana Ruiz.' },
        { name: 'Policy', fine: true, mend: null },
        { name: 'CRM', fine: false, mend: 'The CRM does not answer.', group: 'health' },
        ...many(6, (n) => ({
          name: `Other ${n}`,
          fine: true,
          mend: null,
          group: 'health' as const,
        })),
      ],
    });
    expect(JSON.stringify(view)).toContain('The other 6 checks are fine.');
    expectGolden('home-admin-set-up', view);
  });

  it('fits a hundred lost channels and a hundred ills', () => {
    const view = draw({
      viewer: viewer('admin', null),
      checks: [
        ...many(100, (n) => ({ ...ill(n), press: 'pick_channel' as const, channel: `C${n}` })),
        ...many(100, (n) => ({ ...ill(n), group: 'health' as const })),
      ],
    });
    expect(JSON.stringify(view)).toContain(
      'and 96 more: ask whoever runs the server for baton doctor',
    );
    expectGolden('home-admin-set-up-full', view);
  });

  it('ends with a line when all is fine', () => {
    const checks = many(9, (n) => ({ name: `Check ${n}`, fine: true, mend: null }));
    expectGolden('home-admin-fine', draw({ viewer: viewer('admin', 'ana'), checks }));
  });

  it('holds a hundred leads, sixty reps and twenty pools with the longest names', () => {
    const long = { company: LONG, person: LONG_PERSON, why: LONG };
    const view = draw({
      viewer: viewer('admin', 'ana'),
      waiting: all(many(100, (n) => aWaitingRow(n, { company: LONG, person: LONG_PERSON }))),
      open: all(many(100, (n) => aLeadRow(n, long))),
      atRisk: all(many(100, (n) => aLeadRow(n, { ...long, repName: LONG }))),
      week: {
        rows: many(20, (n) =>
          aWeekRow({ pool: `pool-${n}`, absence: { missed: 9, catchUp: 0, oneIn: 4 } }),
        ),
        halfWithinMs: 100_000,
      },
      pools: many(20, (n) => aPoolRow(n, { furthest: { name: LONG, owed: 0.8 } })),
      team: all(many(60, (n) => aTeamRow(n, { name: LONG, missedToday: 3 }))),
      checks: many(40, (n) => ({ name: LONG, fine: n % 2 === 0, mend: LONG })),
      pausedPools: many(30, () => LONG),
      held: 100,
      quarantined: 100,
      quarantine: {
        waiting: 70,
        spam: 30,
        oldestAt: at(0),
        rows: many(10, (n) => aQuarantineRow(n + 200, long)),
      },
      unrouted: 100,
      policy: aGlance({ waiting: many(9, (n) => aProposalRow({ version: n, message: LONG })) }),
    });
    expect(view.blocks.length).toBeLessThanOrEqual(100);
    expect(JSON.stringify(view)).toContain('policy_rollback');
    expect(JSON.stringify(view)).toContain('and 92 more');
    expect(JSON.stringify(view)).toContain('and 48 more');
    expectGolden('home-admin-full', view);
  });
});

describe('the Home of everybody else', () => {
  it('says what Baton does and who runs it', () => {
    expectGolden(
      'home-guest',
      draw({ viewer: viewer('guest', null), availability: null, mayAsk: 'Lou Adam' }),
    );
  });

  it('works before anybody runs it', () => {
    expectGolden('home-guest-empty', draw({ viewer: viewer('guest', null), admins: [] }));
  });
});
