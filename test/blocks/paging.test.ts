import { describe, expect, it } from 'vitest';
import { parseValue } from '../../src/blocks/button-value.ts';
import { section } from '../../src/blocks/elements.ts';
import { firstOf, firstRows, pageButtons, pageEnd, pageLine } from '../../src/blocks/paging.ts';
import { mrkdwn } from '../../src/blocks/text.ts';

const rows = (count: number) => Array.from({ length: count }, (_, n) => `row ${n + 1}`);
const draw = (row: string) => [section(mrkdwn`${row}`)];
const shown = (blocks: readonly object[]) =>
  JSON.stringify(blocks).match(/row \d+|and \d+ more(?:: \w+)?|Page \d+ of \d+|See all"/g) ?? [];

const to = (page: number) => ({ pool: 'emea', page });

describe('of a long list the first rows are shown', () => {
  it.each([
    [2, ['row 1', 'row 2']],
    [3, ['row 1', 'row 2', 'and 1 more: elsewhere']],
  ])('of %i, and where the rest is', (count, seen) => {
    expect(shown(firstRows(rows(count), { max: 2, where: 'elsewhere', draw }))).toEqual(seen);
  });

  it.each([
    [2, 2, ['row 1', 'row 2']],
    [3, 3, ['row 1', 'row 2', 'and 1 more', 'See all"']],
    [2, 140, ['row 1', 'row 2', 'and 138 more', 'See all"']],
  ])('with %i at hand of %i, and a button for the rest', (count, total, seen) => {
    const part = { rows: rows(count), total };
    expect(shown(firstOf(part, { list: 'open', max: 2, draw }))).toEqual(seen);
  });
});

describe('the pages of a list', () => {
  const turns = { previous: 'back', next: 'on', about: { pool: 'emea' } };
  const buttons = (page: number, pages: number) =>
    pageButtons({ page, pages }, turns).map(({ action_id: action, value }) => [
      action,
      parseValue(value),
    ]);

  it.each([
    [0, 1, []],
    [0, 3, [['on', to(1)]]],
    [
      1,
      3,
      [
        ['back', to(0)],
        ['on', to(2)],
      ],
    ],
    [2, 3, [['back', to(1)]]],
  ])('page %i of %i leads to those beside it, about the same', (page, pages, expected) => {
    expect(buttons(page, pages)).toEqual(expected);
  });

  it('are counted from 1, and not at all where there is one', () => {
    expect(shown(pageLine({ page: 1, pages: 3 }))).toEqual(['Page 2 of 3']);
    expect(pageLine({ page: 0, pages: 1 })).toEqual([]);
    expect(pageEnd({ page: 0, pages: 1 }, turns)).toEqual([]);
    expect(pageEnd({ page: 0, pages: 2 }, turns)).toHaveLength(2);
  });
});
