import { describe, expect, it } from 'vitest';
import { hoursModal } from '../../../src/blocks/modals/hours/hours-modal.ts';
import { timeOffModal } from '../../../src/blocks/modals/hours/time-off-modal.ts';
import type { TimeOffRow } from '../../../src/routing/model/cards/hours-cards.ts';
import { expectGolden } from '../golden.ts';
import { anAbsence, at, LONG, MADRID, READER } from '../views.ts';

const WEEK = 'mon-thu 09:00-13:00 14:00-18:00\nfri 09:00-15:00';
const form = {
  repId: 'ana',
  name: null,
  hours: WEEK,
  timeZone: MADRID,
  own: false,
  proposed: false,
  timeOff: [] as TimeOffRow[],
};

describe('the form of hours and time off', () => {
  it('shows the hours of the roster, and that no time off is planned', () => {
    expectGolden('hours-modal', hoursModal(form, READER));
  });

  it("shows a rep's own hours and each time off with what can be done about it", () => {
    const timeOff = [
      anAbsence({ begun: true, from: at(-60), until: at(60) }),
      anAbsence({ id: 'abs_2', coverId: 'ben', coverName: 'Ben Koch', setBy: 'Mia Chen' }),
    ];
    expectGolden('hours-modal-own', hoursModal({ ...form, own: true, timeOff }, READER));
  });

  it('proposes hours to somebody of whom nobody has said any', () => {
    const proposed = { ...form, hours: 'mon-fri 09:00-18:00', proposed: true };
    expectGolden('hours-modal-proposed', hoursModal(proposed, READER));
  });

  it('holds the longest names and more time off than it can show', () => {
    const timeOff = Array.from({ length: 14 }, (_, n) =>
      anAbsence({
        id: `abs_${'x'.repeat(150)}${n}`,
        repId: 'r'.repeat(64),
        name: LONG,
        coverName: LONG,
        setBy: LONG,
        timeZone: 'America/Argentina/ComodRivadavia',
      }),
    );
    const spans = '00:00-06:00 07:00-12:00 13:00-18:00 19:00-24:00';
    const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
    const hours = days.map((day) => `${day} ${spans}`).join('\n');
    const long = { ...form, repId: 'r'.repeat(64), name: LONG, hours, own: true, timeOff };
    expectGolden('hours-modal-full', hoursModal(long, READER));
  });
});

describe('the form of one time off', () => {
  const asked = { repId: 'ana', name: null, timeZone: MADRID, changes: null };
  const others = [{ repId: 'ben', name: 'Ben Koch' }];

  it('asks from when until when, and who covers', () => {
    expectGolden('time-off-modal', timeOffModal({ ...asked, others }));
  });

  it('is filled in where something is changed, and names whose it is', () => {
    const picked = {
      fromDate: '2026-11-30',
      fromTime: '10:00',
      untilDate: '2026-12-04',
      untilTime: '',
    };
    const changes = { id: 'abs_1', begun: false, coverId: 'rep-7', picked };
    const many = Array.from({ length: 130 }, (_, n) => ({ repId: `rep-${n}`, name: LONG }));
    const long = { ...asked, name: LONG, changes, others: many };
    expectGolden('time-off-modal-change', timeOffModal(long));
  });

  it('leaves the begin alone once it has begun', () => {
    const picked = { fromDate: '2026-11-23', fromTime: '', untilDate: '2026-12-04', untilTime: '' };
    const changes = { id: 'abs_1', begun: true, coverId: null, picked };
    const drawn = JSON.stringify(timeOffModal({ ...asked, changes, others: [] }));
    expect(drawn).not.toContain('First day');
    expect(drawn).not.toContain('Who covers');
    expect(drawn).toContain('"initial_date":"2026-12-04"');
  });
});
