import { describe, expect, test } from 'vitest';
import { SUBMISSION_FIELDS } from '../../../../src/routing/intake/parse-submission.ts';
import { canIdentify, nameColumns } from '../../../../src/routing/intake/rows/name-columns.ts';

describe('a column', () => {
  test.each([
    ['email', 'person.email'],
    ['E-mail Address', 'person.email'],
    ['Work e-mail', 'person.email'],
    ['Firma', 'company.name'],
    ['First_Name', 'person.first_name'],
    ['Job Title', 'person.title'],
    ['Company', 'company.name'],
    ['WEBSITE', 'company.domain'],
    ['Number of Employees', 'company.employees'],
    ['State/Region', 'company.region'],
    ['ZIP', 'company.postal_code'],
    ['Postal/Zip Code', 'company.postal_code'],
    ['PLZ', 'company.postal_code'],
    ['Message', 'request.message'],
    ['person.email', 'person.email'],
    ['Company.Country', 'company.country'],
    ['custom.score', 'custom.score'],
    ['utm_source', 'attribution.utm_source'],
    ['attribution.gclid', 'attribution.gclid'],
    ['Created At', 'submitted_at'],
  ])('called %s is the field %s', (header, field) => {
    expect(nameColumns([header])).toEqual({ fields: [field], custom: [] });
  });

  test('is found by the path of its field, whichever that is', () => {
    const paths = SUBMISSION_FIELDS.filter((field) => !field.endsWith('.*'));
    expect(paths.length).toBeGreaterThan(20);
    expect(nameColumns(paths).fields).toEqual(paths);
  });

  test('that no field is called after is a field of its own', () => {
    expect(nameColumns(['email', 'Lead Score', ''])).toEqual({
      fields: ['person.email', 'custom.Lead Score', null],
      custom: ['Lead Score'],
    });
  });

  test('of a file of rejected rows is passed over', () => {
    expect(nameColumns(['line', 'reason', 'email']).fields).toEqual([null, null, 'person.email']);
    expect(nameColumns(['email', 'reason']).custom).toEqual(['reason']);
  });
});

test.each([
  [['email'], true],
  [['phone'], true],
  [['last name', 'company'], true],
  [['company', 'domain'], false],
  [['Lead Score'], false],
])('of %j a row can say who it is: %s', (headers, can) => {
  expect(canIdentify(nameColumns(headers).fields)).toBe(can);
});
