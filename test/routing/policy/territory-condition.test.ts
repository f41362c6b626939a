import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePostal } from '../../../src/routing/model/policy/postal.ts';
import { territorySchema } from '../../../src/routing/model/policy/territory.ts';
import { reasonText } from '../../../src/routing/model/reasons.ts';
import { compileCondition } from '../../../src/routing/policy/condition.ts';
import { territoryCondition } from '../../../src/routing/policy/territory-condition.ts';
import { decide, inputOf, policyOf } from '../../support/decisions.ts';

const IBERIA = { id: 'iberia', countries: ['ES', 'pt'] };
const inOne = (territory: object, company: object) =>
  decide({ facts: { company } }, policyOf(undefined, { territories: [territory] })).territory;

describe('a territory as an object', () => {
  it.each([
    [IBERIA, { country: 'PT' }, true],
    [IBERIA, { country: 'FR' }, false],
    [IBERIA, {}, false],
    [{ id: 'x', regions: ['MD', 'CT'] }, { region: 'ct' }, true],
    [{ id: 'x', postal: ['28000-28999'] }, { postal_code: '28 013' }, true],
    [{ id: 'x', industries: ['financ', 'bank'] }, { industry: 'Corporate Finance' }, true],
    [{ id: 'x', industries: ['it'] }, { industry: 'Hospitality' }, false],
    [{ id: 'x', industries: ['Non-profit'] }, { industry: 'Non profit housing' }, true],
    [{ id: 'x', size: { from: 50, to: 200 } }, { employees: 50 }, true],
    [{ id: 'x', size: { from: 50, to: 200 } }, { employees: 201 }, false],
    [{ id: 'x', size: { to: 200 } }, {}, false],
    [{ id: 'x' }, {}, true],
    [{ id: 'x', size: {} }, {}, true],
  ])('%j of %j: %s', (territory, company, expected) => {
    expect(inOne(territory, company)).toBe(expected ? territory.id : null);
  });

  it('asks for all that is written in it, and for its condition as well', () => {
    const territory = { ...IBERIA, size: { from: 100 }, match: { channel: 'web' } };
    expect(inOne(territory, { country: 'ES', employees: 100 })).toBe('iberia');
    expect(inOne(territory, { country: 'ES', employees: 99 })).toBeNull();
    expect(inOne({ ...territory, match: { channel: 'fax' } }, { country: 'ES' })).toBeNull();
  });

  it('says which part of it a lead does not have', () => {
    const territory = territorySchema.parse({ ...IBERIA, postal: ['28', '08000-08999'] });
    const { explain } = compileCondition(territoryCondition(territory));
    const company = { country: 'ES', postal_code: '41001' };
    const why = explain(inputOf({ facts: { company } }).facts);
    expect(why && reasonText(why)).toBe(
      'company.postal_code: found 41001, expected within 28 or 08000-08999',
    );
  });

  it('is one of several by priority, then by its place in the file', () => {
    const territories = [
      { id: 'spain', countries: ['ES'] },
      { id: 'madrid', countries: ['ES'], regions: ['MD'], priority: 10 },
      { id: 'centre', regions: ['MD', 'TO'], priority: 10 },
    ];
    const policy = policyOf(undefined, { territories });
    const at = (region: string) =>
      decide({ facts: { company: { country: 'ES', region } } }, policy).territory;
    expect([at('MD'), at('TO'), at('CT')]).toEqual(['madrid', 'centre', 'spain']);
  });

  it.each([
    [{ postal: [''] }, 'expected a beginning such as SW1 or a range such as 28000-28999'],
    [{ postal: ['28999-28000'] }, 'expected the smaller end of the range first'],
    [{ size: { from: 9, to: 3 } }, 'expected the smaller number as "from"'],
  ])('refuses %j', (wrong, message) => {
    const parsed = territorySchema.safeParse({ id: 'x', ...wrong });
    expect(parsed.error?.issues.map((issue) => issue.message)).toEqual([message]);
  });
});

const padded = (n: number) => String(n).padStart(5, '0');

describe('a postal area', () => {
  it.each([
    ['SW1', 'SW1A 1AA', true],
    ['SW1', 'sw1v2bd', true],
    ['SW1', 'SW10 9AB', false],
    ['SW1', 'SW109AB', false],
    ['SW', 'SW10 9AB', true],
    ['E1', 'E1 6AN', true],
    ['E1', 'E14 5AB', false],
    ['M1', 'M11AE', true],
    ['M1', 'M11 1AE', false],
    ['80', '80331', true],
    ['803', '80 331', true],
    ['00-950', '00-950', true],
    ['00-950', '00950', true],
    ['LV-10', 'LV-1010', true],
    ['28000-28999', '28000', true],
    ['28000-28999', '28999', true],
    ['28000-28999', '29000', false],
    ['94000-94199', '94103-1234', true],
    ['28000-28999', '28', false],
    ['10-19', '1012 AB', true],
    ['K1A-K1Z', 'K1P 1J1', true],
    ['28000-28999', '', false],
  ])('%s and %s: %s', (area, code, expected) => {
    expect(compilePostal([area])(code)).toBe(expected);
  });

  it('holds exactly the numbers between its ends', () => {
    const number = fc.integer({ min: 0, max: 99_999 });
    fc.assert(
      fc.property(number, number, number, (a, b, code) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const isIn = compilePostal([`${padded(from)}-${padded(to)}`]);
        expect(isIn(padded(code))).toBe(code >= from && code <= to);
      }),
    );
  });
});
