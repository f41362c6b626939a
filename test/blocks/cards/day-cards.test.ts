import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../src/blocks/render-card.ts';
import type { MorningCard } from '../../../src/routing/model/cards/cards.ts';
import type { TeamWeekView } from '../../../src/routing/model/cards/fairness-cards.ts';
import { say } from '../../../src/words/say.ts';
import { expectGolden } from '../golden.ts';
import { aTeamWeekRow } from '../team-views.ts';
import {
  aBundle,
  aBundleRow,
  aLead,
  aLeadRow,
  anOffer,
  at,
  aWeekRow,
  LONG,
  LONG_PERSON,
  MADRID,
} from '../views.ts';

function aMorning(rows: MorningCard['rows'], over: Partial<MorningCard> = {}): MorningCard {
  return { kind: 'morning', rows, waiting: 0, timeZone: MADRID, ...over };
}
const many = (count: number) => Array.from({ length: count }, (_, n) => aLeadRow(n));

describe('the list for the morning', () => {
  it('names the leads and what can be done with each', () => {
    expectGolden('morning', renderCard(aMorning(many(3), { waiting: 1 }), at(0)));
  });

  it('fits a hundred leads with the longest names', () => {
    const rows = many(100).map((row) => ({ ...row, company: LONG, person: LONG_PERSON }));
    const drawn = renderCard(aMorning(rows, { waiting: 100 }), at(0));
    expect(JSON.stringify(drawn)).toContain('and 85 more');
    expectGolden('morning-full', drawn);
  });
});

it('the numbers of the week say what Home says', () => {
  const week = { rows: [aWeekRow()], halfWithinMs: 100_000 };
  expectGolden('week', renderCard({ kind: 'week', week }, at(0)));
});

it('the numbers of the week fit twenty pools', () => {
  const rows = Array.from({ length: 20 }, () => aWeekRow({ pool: 'p'.repeat(60) }));
  expectGolden(
    'week-full',
    renderCard({ kind: 'week', week: { rows, halfWithinMs: null } }, at(0)),
  );
});

describe("the numbers of a team's week", () => {
  const week = {
    finding: { is: 'missed', name: 'Ana Ruiz', missed: 3, offered: 12 },
    total: { offered: 30, claimed: 25, missed: 4, halfWithinMs: 99_001 },
    leads: 30,
    rows: [
      aTeamWeekRow({ missed: 3 }),
      aTeamWeekRow({ name: 'Ben Okoro', offered: 1, claimed: 0, halfWithinMs: null, got: 1 }),
      aTeamWeekRow({ name: 'Cleo Diaz', offered: 0, claimed: 0, got: 0, due: 6 }),
    ],
  } as const;
  const draw = (over: Partial<TeamWeekView>) =>
    renderCard({ kind: 'team_week', week: { ...week, rows: [...week.rows], ...over } }, at(0));

  it('begin with the one finding, also where only the text is heard', () => {
    const drawn = draw({});
    expect(drawn.text).toMatch(/^Ana Ruiz missed 3 of 12 leads\. /);
    expectGolden('team-week', drawn);
  });

  it('say who is off their share, that all is even, and that nothing came', () => {
    const heard = (finding: TeamWeekView['finding']) => draw({ finding }).text;
    const ben = { is: 'off_share', name: 'Ben Okoro' } as const;
    expect(heard({ ...ben, leads: -1.44 })).toMatch(/^Ben Okoro got 1\.4 leads fewer than/);
    expect(heard({ ...ben, leads: 2 })).toMatch(/^Ben Okoro got 2\.0 leads more than/);
    expect(heard({ is: 'even' })).toMatch(/^Nobody missed a lead/);
    const total = { offered: 0, claimed: 0, missed: 0, halfWithinMs: null };
    const quiet = draw({ finding: { is: 'quiet' }, total, leads: 0, rows: [] });
    expect(quiet.text).toBe('No lead was offered to your team.');
  });

  it('fit a hundred reps with the longest names in ten lines and one more', () => {
    const rows = Array.from({ length: 100 }, () => aTeamWeekRow({ name: '&'.repeat(80) }));
    const drawn = draw({ rows });
    expect(JSON.stringify(drawn)).toContain('and 90 more: /routing report');
    expectGolden('team-week-full', drawn);
  });
});

describe('who hides names', () => {
  const lead = aLead({ company: 'Globex', person: 'Dana Ode', message: 'Need pricing' });
  const discreet = { lead, timeZone: MADRID, hidesNames: true };
  const cards = [
    { ...anOffer(), ...discreet },
    { kind: 'reminder', offerId: 'ofr_1', dueAt: at(5), goesOn: true, settled: null, ...discreet },
    {
      ...aBundle([
        { ...aBundleRow(1), lead },
        { ...aBundleRow(2), lead },
      ]),
      ...discreet,
    },
    {
      kind: 'touch_reminder',
      promise: 'first_touch',
      repName: 'Ana',
      late: false,
      claimedAt: at(1),
      dueAt: at(35),
      ...discreet,
    },
    aMorning([{ ...aLeadRow(1), company: 'Globex', person: 'Dana Ode' }], { hidesNames: true }),
    { kind: 'snooze_over', reason: 'Dana is away', by: null, due: null, ...discreet },
    {
      kind: 'notice',
      title: say`Asked again: Globex`,
      text: say`The same person wrote again.`,
      quote: 'Need pricing',
      leadId: lead.leadId,
      hidesNames: true,
    },
  ] as const;

  it.each(cards.map((card) => [card.kind, card] as const))(
    'has none in the text of a %s',
    (_, card) => {
      const drawn = renderCard(card, at(0));
      expect(drawn.text).not.toMatch(/Globex|Dana|pricing/);
      expect(JSON.stringify(drawn.blocks)).toContain('Globex');
      expect(renderCard({ ...card, hidesNames: false }, at(0)).text).toContain('Globex');
    },
  );
});
