import { describe, expect, it } from 'vitest';
import { renderHome } from '../../../src/blocks/home/home.ts';
import type { HomeView } from '../../../src/routing/model/cards/cards.ts';
import type { TurnView, WeekRow } from '../../../src/routing/model/cards/fairness-cards.ts';
import { expectGolden } from '../golden.ts';
import { aGlance } from '../policy-views.ts';
import { aHome, aPoolRow, at, aWeekRow, LONG, MADRID } from '../views.ts';

const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n + 1));
const draw = (over: Partial<HomeView>) => renderHome(aHome(over), at(0));
const weekOf = (...rows: WeekRow[]) => draw({ week: { rows, halfWithinMs: null } });
const linesOf = ({ blocks }: { blocks: unknown[] }) =>
  [...JSON.stringify(blocks).matchAll(/"type":"mrkdwn","text":"((?:[^"\\]|\\.)*)"/g)].flatMap(
    ([, text = '']) => text.split('\\n'),
  );

describe("a rep's week", () => {
  it('says what came, what is owed, and who is next', () => {
    const view = draw({ week: { rows: [aWeekRow({ beyond: 2 })], halfWithinMs: 100_000 } });
    expect(linesOf(view)).toEqual(
      expect.arrayContaining([
        "12 leads, 24 % of the pool's; your share is 25 %. You are owed 0.4 of a lead. 2 more came without a turn.",
        'You are next in emea.',
        'Half of your claims took at most 1 min 40 s.',
      ]),
    );
    expectGolden('home-rep-week', view);
  });

  it('begins with the first lead', () => {
    const view = weekOf(aWeekRow({ got: 0, of: 0, owed: 0 }));
    expect(linesOf(view)).toContain('Your numbers start with your first lead.');
    expectGolden('home-rep-week-empty', view);
  });

  it('is no section for who is in no pool', () => {
    expect(JSON.stringify(draw({ week: null }))).not.toContain('Your week');
  });

  it.each<[TurnView, string]>([
    [{ as: 'own' }, 'You are next in emea.'],
    [
      { as: 'other', name: 'Ben Koch', why: 'tie.most_owed', owed: null },
      'Ben Koch is next in emea: owed more, counting the next lead.',
    ],
    [
      { as: 'other', name: 'Ben Koch', why: 'tie.most_owed', owed: { next: 0.84, own: 0.3 } },
      'Ben Koch is next in emea: owed more, counting the next lead (0.84, you 0.30).',
    ],
    [
      { as: 'other', name: 'Ben Koch', why: 'tie.deadline', owed: null },
      'Ben Koch is next in emea: that turn comes due first.',
    ],
    [
      { as: 'other', name: 'Ben Koch', why: 'tie.longest_waiting', owed: null },
      'Ben Koch is next in emea: owed the same, and waited longer.',
    ],
    [
      { as: 'other', name: 'Ben Koch', why: 'tie.id', owed: null },
      'Ben Koch is next in emea: owed the same, and first by id.',
    ],
    [
      { as: 'out', why: 'capacity.full', text: 'full: 25 of 25 open' },
      'You are full: 25 of 25 open.',
    ],
    [
      { as: 'out', why: 'availability.away', text: 'away until Mon 23 Nov 10:00' },
      'You get no lead of emea now: away until Mon 23 Nov 10:00.',
    ],
    [
      { as: 'out', why: 'pool.paused', text: 'the pool emea is paused' },
      'emea is paused, so its new leads wait.',
    ],
  ])('says in one sentence whose turn it is: %j', (turn, sentence) => {
    expect(linesOf(weekOf(aWeekRow({ turn })))).toContain(sentence);
  });

  it('says what an absence did to the turns', () => {
    const absence = { missed: 100, catchUp: 0, oneIn: 4 };
    expect(linesOf(weekOf(aWeekRow({ absence })))).toContain(
      'You were away while 100 leads came. An absence earns nothing and owes nothing, so you take your normal turns again.',
    );
    const paid = (catchUp: number) =>
      linesOf(weekOf(aWeekRow({ absence: { ...absence, catchUp } })));
    expect(paid(0.7)).toContain(
      'You were away while 100 leads came. For your absence you get up to 1 lead more, one in 4.',
    );
    expect(paid(1.2)).toContain(
      'You were away while 100 leads came. For your absence you get up to 2 leads more, one in 4.',
    );
  });

  it('names each pool of who is in several, and only so many', () => {
    const turn = { as: 'other', name: LONG, why: 'tie.most_owed', owed: null } as const;
    const rows = many(20, (n) => aWeekRow({ pool: `pool-${n}`, turn }));
    const lines = linesOf(weekOf(...rows));
    expect(lines.filter((line) => line.startsWith('*pool-'))).toHaveLength(4);
    expect(lines).toContain('and 16 more pools: /routing report');
    expectGolden('home-rep-week-full', weekOf(...rows));
  });
});

const viewer = { name: 'Mia Chen', role: 'manager', repId: null, timeZone: MADRID } as const;
const manager = { viewer, availability: null, inPool: false };

describe("a manager's pools", () => {
  it('are a line each: who could take a lead, what came, who is furthest from even', () => {
    const pools = [
      aPoolRow(1, { pool: 'emea' }),
      aPoolRow(2, { pool: 'us', paused: true, full: 0, leads: 1, furthest: null }),
    ];
    const view = draw({ ...manager, pools });
    expect(linesOf(view)).toEqual(
      expect.arrayContaining([
        '*emea* · 5 of 7 available · 1 full · 48 leads in 7 days · furthest from even: Ana Ruiz, owed 0.8',
        '*us* · paused · 5 of 7 available · 1 lead in 7 days',
      ]),
    );
    expectGolden('home-manager-pools', view);
  });

  it('offer a change of weights to those who may edit the policy', () => {
    const pools = [aPoolRow(1)];
    const choices = (policy: HomeView['policy']) =>
      [...JSON.stringify(draw({ ...manager, pools, policy })).matchAll(/"value":"(\w+)"/g)].map(
        ([, value]) => value,
      );
    expect(choices(null)).toEqual(['shares', 'pause']);
    expect(choices(aGlance({ mayEdit: false }))).not.toContain('weights');
    expect(choices(aGlance())).toContain('weights');
  });

  it('are the first of twenty with the longest names', () => {
    const furthest = { name: LONG, owed: -12.3 };
    const pools = many(20, (n) => aPoolRow(n, { pool: `${'p'.repeat(58)}${n}`, furthest }));
    const view = draw({ ...manager, pools });
    expect(JSON.stringify(view)).toContain('and 15 more: /routing status');
    expectGolden('home-manager-pools-full', view);
  });
});
