import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../src/blocks/render-card.ts';
import type {
  QuarantineCard,
  QuarantineDigest,
  QuarantineSettlement,
} from '../../../src/routing/model/cards/quarantine-cards.ts';
import { expectGolden, faultsOf } from '../golden.ts';
import {
  aLead,
  aQuarantineRow,
  at,
  bareLead,
  fullLead,
  LONG,
  LONG_PERSON,
  MADRID,
} from '../views.ts';

function aCard(over: Partial<QuarantineCard> = {}): QuarantineCard {
  return {
    kind: 'quarantine',
    lead: aLead(),
    why: 'its CRM id names Initech, but its mail comes from Globex',
    since: at(0),
    namesNobody: false,
    timeZone: MADRID,
    settled: null,
    ...over,
  };
}

const settled = (over: Partial<QuarantineSettlement>): QuarantineSettlement => ({
  as: 'released',
  by: 'Mia Chen',
  at: at(5),
  reason: null,
  rep: 'Ana Ruiz',
  ...over,
});

describe('the card of a lead in quarantine', () => {
  it('says who it is, why it waits, and what can be done', () => {
    const drawn = renderCard(aCard(), at(1));
    expect(drawn.text).toBe(
      'In quarantine: Globex. Why: its CRM id names Initech, but its mail comes from Globex. ' +
        'Release, correct or discard.',
    );
    expectGolden('quarantine', drawn);
  });

  it('of somebody unknown puts Correct forward', () => {
    const lead = { ...bareLead(), company: 'Unknown sender' };
    const drawn = renderCard(aCard({ lead, namesNobody: true, why: 'names nobody' }), at(1));
    expectGolden('quarantine-nobody', drawn);
  });

  it.each([
    ['empty', bareLead(), ''],
    ['full', fullLead(), LONG],
  ])('fits a lead that is %s', (name, lead, why) => {
    expectGolden(`quarantine-${name}`, renderCard(aCard({ lead, why }), at(1)));
  });

  it('shrinks once a newer card carries the buttons', () => {
    const { blocks, text } = renderCard(aCard({ newerAt: at(4) }), at(4));
    expect(blocks).toHaveLength(1);
    expect(text).toContain('see the message sent at 10:04');
  });

  it.each([
    ['released', {}, 'Released: Globex. Mia Chen released it at 10:05. It is with Ana Ruiz now.'],
    ['corrected', { rep: null }, 'Corrected: Globex. Mia Chen corrected and released it at 10:05.'],
    [
      'discarded',
      { reason: 'not_for_sales' },
      'Discarded: Globex. Mia Chen discarded it at 10:05: not for sales. /lead restore brings it back.',
    ],
    [
      'merged',
      {},
      'Merged: Globex. It turned out to be another lead. Merged by Mia Chen at 10:05. It is with Ana Ruiz now.',
    ],
    ['given', {}, 'Given on: Globex. By Mia Chen at 10:05. It is with Ana Ruiz now.'],
    ['closed', {}, 'Closed: Globex. Mia Chen closed it at 10:05.'],
  ] as const)('shrinks to a header and a line when it is %s', (as, over, words) => {
    const drawn = renderCard(aCard({ settled: settled({ as, ...over }) }), at(6));
    expect(drawn.text).toBe(words);
    expect(drawn.blocks).toHaveLength(2);
    const full = settled({ as, by: LONG, rep: LONG, reason: 'not_for_sales' });
    expect(faultsOf(renderCard(aCard({ lead: fullLead(), settled: full }), at(6)))).toEqual([]);
  });
});

const aDigest = (over: Partial<QuarantineDigest> = {}): QuarantineDigest => ({
  kind: 'quarantine_digest',
  waiting: 2,
  spam: 1,
  oldestAt: at(0),
  rows: [aQuarantineRow(1), aQuarantineRow(2), aQuarantineRow(3, { spam: true })],
  timeZone: MADRID,
  ...over,
});

describe('the digest of quarantine', () => {
  it('says how much waits and how long, with the way to it', () => {
    const drawn = renderCard(aDigest(), at(300));
    expect(drawn.text).toBe(
      '2 leads wait in quarantine. Quarantine: 3 (need a look) · the oldest since 10:00 · ' +
        '1 of them looks like spam. Open the queue to release or discard them.',
    );
    expectGolden('quarantine-digest', drawn);
  });

  it('fits a single spam, and a hundred leads with the longest names', () => {
    const one = { waiting: 0, spam: 1, oldestAt: null, rows: [aQuarantineRow(1, { spam: true })] };
    expectGolden('quarantine-digest-spam', renderCard(aDigest(one), at(300)));
    const long = { company: LONG, person: LONG_PERSON, why: LONG };
    const rows = Array.from({ length: 10 }, (_, n) => aQuarantineRow(n, long));
    const full = renderCard(aDigest({ waiting: 90, spam: 10, rows }), at(300));
    expect(JSON.stringify(full)).toContain('and 90 more');
    expectGolden('quarantine-digest-full', full);
  });
});
