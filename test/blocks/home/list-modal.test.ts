import { expect, it } from 'vitest';
import { renderHome } from '../../../src/blocks/home/home.ts';
import { listModal } from '../../../src/blocks/home/list-modal.ts';
import type { Shown } from '../../../src/routing/model/cards/standings/listed.ts';
import { expectGolden } from '../golden.ts';
import { aHome, aLeadRow, all, aTeamRow, at, aWaitingRow, READER } from '../views.ts';

const many = <T>(count: number, make: (n: number) => T) =>
  Array.from({ length: count }, (_, n) => make(n + 1));
const leads = many(10, (n) => aLeadRow(n, { repName: null, dueAt: null }));
const middle = { page: 1, pages: 14, total: 140 };
const PAGES: Shown[] = [
  { list: 'waiting', rows: many(10, (n) => aWaitingRow(n)), ...middle },
  { list: 'open', rows: many(10, (n) => aLeadRow(n)), ...middle },
  { list: 'risk', rows: many(10, (n) => aLeadRow(n)), ...middle },
  { list: 'held', rows: leads, ...middle },
  { list: 'team', rows: many(10, (n) => aTeamRow(n)), ...middle },
  { list: 'unrouted', rows: leads, ...middle },
];

it.each(PAGES)('a page of the list $list has its rows, and the pages around it', (page) => {
  const drawn = listModal({ ...page, mayAct: true }, READER);
  expectGolden(`list-${page.list}`, drawn);
  expect(JSON.stringify(drawn)).toMatch(/: 140\*.*Page 2 of 14.*list_previous.*list_next/);
});

it('whoever may not do what its rows offer is offered nothing', () => {
  for (const page of PAGES.filter(({ list }) => list === 'risk' || list === 'team')) {
    const ids = JSON.stringify(listModal({ ...page, mayAct: false }, READER)).match(/"action_id"/g);
    expect(ids).toHaveLength(2);
  }
});

it('Home counts all there are, however few of them it was given', () => {
  const open = all(
    many(12, (n) => aLeadRow(n)),
    140,
  );
  const text = JSON.stringify(renderHome(aHome({ open }), at(0)));
  expect(text).toMatch(/Your open leads: 140.*and 132 more/);
});
