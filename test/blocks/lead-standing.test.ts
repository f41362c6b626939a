import { describe, expect, it } from 'vitest';
import {
  aliasLine,
  nextLine,
  repeatLine,
  standingLine,
} from '../../src/blocks/parts/lead-standing.ts';
import { mrkdwn } from '../../src/blocks/text.ts';
import type { LeadStanding } from '../../src/routing/model/cards/standings/lead-standing.ts';
import { inEnglish } from '../support/in-english.ts';
import { aLead, aStanding, at, READER } from './views.ts';

const DAY = 1_440;
const two = (over: Partial<LeadStanding>) => {
  const standing = aStanding(over);
  return inEnglish([standingLine(aLead(), standing, READER), nextLine(standing, READER)]);
};

describe('how a lead stands is said in two sentences', () => {
  it.each<[Partial<LeadStanding>, string, string | null]>([
    [
      { state: 'received', since: at(0) },
      'Globex waits for routing since 10:00.',
      'Next: a rep is asked in a moment.',
    ],
    [
      { state: 'scheduled', why: 'somebody comes on shift at 14:00', nextAt: at(240) },
      'Globex waits for a shift since 10:01: somebody comes on shift at 14:00.',
      'Next: a rep is asked at 14:00.',
    ],
    [
      { state: 'held', why: 'nobody can take it', waitsFor: 'place', nextAt: at(60) },
      'Globex is on hold since 10:01: nobody can take it.',
      'Next: I look for a rep again at 11:00, or it goes out when somebody has room.',
    ],
    [
      { state: 'held', why: 'the rule sends it to hold', waitsFor: 'manager' },
      'Globex is on hold since 10:01: the rule sends it to hold.',
      'Next: a manager decides.',
    ],
    [
      { state: 'quarantined', why: 'its priority is below 0.2', staleAt: at(14 * DAY) },
      'Globex is in quarantine since 10:01: its priority is below 0.2.',
      'Next: a manager releases, corrects or discards it, or it is closed as stale 6 Dec 10:00 if nothing happens.',
    ],
    [
      { state: 'offered', until: at(15), asked: 2, nextAt: at(17) },
      'Globex is offered to Ana until 10:15, the 2nd asked.',
      'Next: the next rep is asked at 10:17.',
    ],
    [{ state: 'offered', until: at(15) }, 'Globex is offered to Ana until 10:15.', null],
    [
      { state: 'claimed', until: at(35) },
      'Globex has been with Ana since 10:01.',
      'Next: first touch is due by 10:35.',
    ],
    [
      { state: 'claimed', until: at(-35) },
      'Globex has been with Ana since 10:01.',
      'Next: first touch was due by 09:25.',
    ],
    [
      { state: 'working', staleAt: at(14 * DAY) },
      'Globex is worked on by Ana, last touch at 10:01.',
      'Next: closed as stale 6 Dec 10:00 if nothing happens.',
    ],
    [
      { state: 'closed', closed: { outcome: 'not_a_fit', by: 'Mia' }, why: 'too small' },
      'Globex was closed at 10:01 as not a fit, by Mia, while Ana had it: too small.',
      'Next: /lead restore brings it back.',
    ],
    [
      {
        state: 'closed',
        closed: { outcome: 'no_route', by: 'Baton' },
        repName: null,
        why: 'student',
      },
      'Globex was closed at 10:01 as not for sales, by Baton: student.',
      'Next: /lead restore brings it back.',
    ],
    [{ state: 'erased' }, 'Globex was erased.', null],
  ])('%#', (over, line, next) => {
    expect(two(over)).toEqual([line, next]);
  });

  it('a right-to-left name is kept apart in Slack, and not the sentence around it', () => {
    const lead = aLead({ company: 'שלום' });
    const closed = { outcome: 'bad', by: 'דנה' } as const;
    const standing = aStanding({ state: 'closed', repName: 'نور', closed });
    const line = standingLine(lead, standing, READER);
    expect(mrkdwn`${line}`.value).toBe(
      '\u2068שלום\u2069 was closed at 10:01 as bad lead, by \u2068דנה\u2069, while \u2068نور\u2069 had it.',
    );
    expect(inEnglish(line)).toBe('שלום was closed at 10:01 as bad lead, by דנה, while نور had it.');
  });

  it('somebody who asked once is not counted, three times are', () => {
    expect(inEnglish(repeatLine(aStanding(), READER))).toBeNull();
    expect(inEnglish(repeatLine(aStanding({ touches: 3, lastTouchAt: at(5) }), READER))).toBe(
      'Asked 3 times, last 10:05.',
    );
  });

  it('a merged id that was asked for is named', () => {
    expect(inEnglish(aliasLine(aStanding()))).toBeNull();
    expect(inEnglish(aliasLine(aStanding({ alias: 'lead_9' })))).toBe(
      'lead_9 was merged into this lead.',
    );
  });
});
