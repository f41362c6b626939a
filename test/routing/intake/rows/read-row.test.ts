import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameColumns } from '../../../../src/routing/intake/rows/name-columns.ts';
import { readRow, reasonOf, type Table } from '../../../../src/routing/intake/rows/read-row.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const HEADERS = ['email', 'phone', 'mobile', 'company', 'country', 'Lead Score'];
const table: Table = { headers: HEADERS, fields: nameColumns(HEADERS).fields, mapping: null };

const taken = (cells: string[], over: Partial<Table> = {}) => {
  const read = readRow({ ...table, ...over }, cells, NOW);
  return 'taken' in read ? read.taken : null;
};
const refused = (cells: string[]) => {
  const read = readRow(table, cells, NOW);
  return 'rejected' in read ? reasonOf(read.rejected)?.code : undefined;
};

describe('a row', () => {
  test('is a lead by the fields of its columns', () => {
    expect(taken(['dana@globex.test', '', '', 'Globex', 'es', '12'])?.submission).toMatchObject({
      person: { email: 'dana@globex.test' },
      company: { name: 'Globex', country: 'ES' },
      custom: { 'Lead Score': '12' },
    });
  });

  test('of two columns for one field takes the first that says something', () => {
    const both = ['d@globex.test', '+34 600 000 000', '+34 699 999 999', '', '', ''];
    expect(taken(both)?.submission.person.phone).toBe('+34 600 000 000');
    const second = ['d@globex.test', '', '+34 699 999 999', '', '', ''];
    expect(taken(second)?.submission.person.phone).toBe('+34 699 999 999');
  });

  test('that is shorter than the header leaves the rest out', () => {
    expect(taken(['dana@globex.test'])?.faults).toEqual([]);
  });

  test('keeps what can be used of it, and notes what cannot', () => {
    const lead = taken(['dana@globex.test', '', '', '', 'Atlantis', '']);
    expect(lead?.faults.map(({ pointer }) => pointer)).toEqual(['/company/country']);
  });

  test('may call a country by its name', () => {
    const lead = taken(['dana@globex.test', '', '', '', 'España', '']);
    expect(lead).toMatchObject({ submission: { company: { country: 'ES' } }, faults: [] });
  });

  test.each([
    [['', '', '', 'Globex', 'ES', ''], 'person.unidentified'],
    [['', '', '', 'Globex', 'Atlantis', ''], 'person.unidentified'],
    [['dana@', '', '', 'Globex', 'ES', ''], 'email.malformed'],
    [['d@globex.test', '', '', '', '', '', 'one more'], 'row.too_long'],
    [['d@globex.test', '', '', 'Glob\uFFFDx', '', ''], 'row.not_utf8'],
  ])('%j is no lead: %s', (cells, code) => {
    expect(refused(cells)).toBe(code);
  });

  test('is read as the mapping says, whatever its columns are called', () => {
    const mapping = { 'person.email': 'Lead Score', 'custom.from': ['mobile', 'phone'] };
    const lead = taken(['x', 'p', '', '', '', 'dana@globex.test'], { mapping });
    expect(lead?.submission).toMatchObject({
      person: { email: 'dana@globex.test' },
      company: {},
      custom: { from: 'p' },
    });
  });

  test('loses the quote that a file of rejected rows puts before a formula', () => {
    const lead = taken(['d@globex.test', "'+34 600 000 000", '', "'=1+1", '', "it's"]);
    expect(lead?.submission).toMatchObject({
      person: { phone: '+34 600 000 000' },
      company: { name: '=1+1' },
      custom: { 'Lead Score': "it's" },
    });
  });

  test('never throws, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 9 }), (cells) => {
        readRow(table, cells, NOW);
      }),
    );
  });
});
