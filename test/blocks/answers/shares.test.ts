import { describe, expect, it } from 'vitest';
import { howTurnsWork, TURNS_TITLE } from '../../../src/blocks/answers/shares/how-turns-work.ts';
import { inNoPool, notInPool, ownWeek } from '../../../src/blocks/answers/shares/own-week.ts';
import { askPause, PAUSE_TITLE } from '../../../src/blocks/answers/shares/pool-pause.ts';
import {
  noSuchPool,
  whichPool,
  whoGotWhat,
} from '../../../src/blocks/answers/shares/who-got-what.ts';
import { answerModal } from '../../../src/blocks/modals/message-modal.ts';
import { owedSentence, owedWords } from '../../../src/blocks/parts/share-lines.ts';
import { mrkdwn } from '../../../src/blocks/text.ts';
import type { ShareList, TurnTerms } from '../../../src/routing/model/cards/fairness-cards.ts';
import { say } from '../../../src/words/say.ts';
import { inEnglish } from '../../support/in-english.ts';
import { expectGolden } from '../golden.ts';
import { aShareRow, aWeekRow, LONG } from '../views.ts';

const aList = (over: Partial<ShareList> = {}): ShareList => {
  const rows = [
    aShareRow(1, { name: 'Ana Ruiz', owed: 0.4, beyond: 2 }),
    aShareRow(2, { name: 'Ben Koch', owed: 0, got: 12, entitled: 12, beyond: 0 }),
    aShareRow(3, { name: 'Cleo Wu', owed: -0.4, got: 24, entitled: 23.6, share: 0.5, beyond: 0 }),
  ];
  return { pool: 'emea', days: 7, leads: 48, rows, reps: 3, page: 0, pages: 1, ...over };
};

const terms: TurnTerms = {
  pool: 'emea',
  weight: 100,
  percent: 100,
  share: 0.25,
  byLoad: false,
  ownerMatches: false,
  overrides: false,
  catchUp: { leads: 0, oneIn: 4 },
  refundLimit: 5,
  atOnce: 5,
};

describe('who got what', () => {
  it('is a line for each with the figures, and bars below that begin with them', () => {
    const drawn = whoGotWhat(aList());
    const text = JSON.stringify(drawn.blocks);
    expect(text).toContain(
      '*Ana Ruiz* · share 25 % · got 12 of 48 (25 %) · owed 0.4 · 2 without a turn',
    );
    expect(text).toContain('*Cleo Wu* · share 50 % · got 24 of 48 (50 %) · 0.4 ahead');
    expect(text).toMatch(/Ana Ruiz\\n {2}12\.4 due █{8}░{8}\\n {4}12 got █{8}░{8}/);
    expect(text).toMatch(/24 got █{16}\\n/);
    expectGolden('answer-shares', drawn);
    expectGolden('shares-modal', answerModal(drawn, say`Who got what`));
  });

  it('has nothing to draw before the first lead', () => {
    const rows = [aShareRow(1, { got: 0, of: 0, owed: 0, beyond: 0, entitled: 0 })];
    const drawn = whoGotWhat(aList({ leads: 0, rows, reps: 1 }));
    expect(JSON.stringify(drawn)).toContain('got 0 of 0 (0 %) · even');
    expect(JSON.stringify(drawn)).not.toContain('░');
    expectGolden('answer-shares-empty', drawn);
  });

  it('shows ten of a hundred with the longest names, and turns the page', () => {
    const rows = Array.from({ length: 10 }, (_, n) => aShareRow(n, { name: LONG }));
    const drawn = whoGotWhat(
      aList({ pool: 'p'.repeat(64), rows, reps: 100, page: 3, pages: 10, days: 30 }),
    );
    expectGolden('answer-shares-full', drawn);
    expectGolden('shares-modal-full', answerModal(drawn, say`Who got what`));
    expect(labelsOf(drawn)).toEqual(['7 days', '90 days', 'Previous', 'Next']);
    expect(labelsOf(whoGotWhat(aList({ page: 9, pages: 10 })))).not.toContain('Next');
  });

  it('keeps every bar whole, whatever the names are made of', () => {
    const rows = Array.from({ length: 10 }, (_, n) => aShareRow(n, { name: '&'.repeat(500) }));
    for (const block of whoGotWhat(aList({ rows })).blocks) {
      const text = block.type === 'section' ? (block.text?.text ?? '') : '';
      expect(text.split('```').length % 2).toBe(1);
    }
  });

  it('asks which pool, and knows no other', () => {
    expect(whichPool([mrkdwn`*emea*`, mrkdwn`*us*`]).text).toContain('/routing report POOL');
    expect(noSuchPool('apac', ['emea', 'us']).text).toBe(
      'I know no pool “apac”. There is emea and us.',
    );
  });
});

const labelsOf = ({ blocks }: { blocks: unknown[] }) =>
  [...JSON.stringify(blocks).matchAll(/"text":\{"type":"plain_text","text":"([^"]+)"/g)].map(
    ([, label]) => label,
  );

it.each([
  [0.4, 'owed 0.4', 'You are owed 0.4 of a lead.'],
  [0.04, 'even', 'You are even.'],
  [-0.04, 'even', 'You are even.'],
  [-0.31, '0.3 ahead', 'You are 0.3 of a lead ahead.'],
  [2.5, 'owed 2.5', 'You are owed 2.5 leads.'],
  [-1.25, '1.3 ahead', 'You are 1.3 leads ahead.'],
])('%s of a lead is said in words', (owed, short, sentence) => {
  expect(inEnglish(owedWords(owed))).toBe(short);
  expect(inEnglish(owedSentence(owed))).toBe(sentence);
});

describe('a rep who asks', () => {
  it('reads their own week', () => {
    expect(ownWeek({ rows: [aWeekRow()], halfWithinMs: 99_200 }).text).toBe(
      [
        "12 leads, 24 % of the pool's; your share is 25 %. You are owed 0.4 of a lead.",
        'You are next in emea.',
        'Half of your claims took at most 1 min 40 s.',
      ].join('\n'),
    );
    expect(inNoPool().text).toContain('You are in no pool');
    expect(notInPool('us', ['emea']).text).toBe('You are not in “us”. You are in emea.');
  });

  it('is told in five sentences how turns work, and what their pools say', () => {
    const drawn = howTurnsWork([terms]);
    const [sentences] = drawn.blocks;
    const text = sentences?.type === 'section' ? sentences.text?.text : '';
    expect(text?.split('\n')).toHaveLength(5);
    expect(JSON.stringify(drawn)).toContain('your weight is 100, so your share is 25 %');
    expect(JSON.stringify(drawn)).toContain('Nothing is made up for after an absence.');
    expectGolden('turns-modal', answerModal(drawn, TURNS_TITLE));
  });

  it('is told of each setting that is otherwise', () => {
    const other = { ...terms, percent: 50, byLoad: true, ownerMatches: true, overrides: true };
    const more = { catchUp: { leads: 3, oneIn: 4 }, refundLimit: 0, atOnce: 0, pool: LONG };
    const drawn = howTurnsWork(Array.from({ length: 20 }, () => ({ ...other, ...more })));
    const text = JSON.stringify(drawn);
    expect(text).toContain('your weight is 100 (50 % of it for now)');
    expect(text).toContain('up to 3 leads are made up for, one in 4');
    expect(text).toContain('uses a turn; one given by hand uses a turn');
    expect(text).toContain('After a decline no turn comes back.');
    expect(text).not.toContain('at once');
    expect(text).toContain('and 16 more');
    expectGolden('turns-modal-full', answerModal(drawn, TURNS_TITLE));
  });
});

it('a pool is paused after a question alone', () => {
  const drawn = askPause('emea');
  expect(drawn.text).toMatch(/^Pause emea\?/);
  expectGolden('pause-modal', answerModal(drawn, PAUSE_TITLE));
});
