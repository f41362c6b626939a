import { expect, it } from 'vitest';
import { companyLabel, searchTextOf } from '../../../src/routing/intake/label-lead.ts';
import { identifyPerson } from '../../../src/routing/intake/person/identify-person.ts';
import type { Submission } from '../../../src/routing/model/lead.ts';

function submission(fields: Partial<Submission>): Submission {
  const empty = { person: {}, company: {}, request: {}, attribution: {}, custom: {}, crm: {} };
  return { ...empty, test: false, ...fields };
}

it.each([
  [{ person: { email: 'd@globex.test' }, company: { name: 'Globex Inc' } }, 'Globex Inc'],
  [{ person: { email: 'd@globex.test', name: 'Dana' } }, 'globex.test'],
  [{ person: { email: 'd@gmail.com', name: 'Dana' } }, 'Dana'],
  [{ person: { email: 'e@ελιά.gr', name: 'Ελένη' } }, 'Ελένη'],
  [{ person: { email: 'e@ελιά.gr' } }, 'xn--hxarmh.gr'],
  [{ person: { email: 'd@gmail.com' } }, 'd@gmail.com'],
  [{ person: { phone: '+34600000000' } }, '+34600000000'],
])('of %j people read %s', (fields, label) => {
  const found = submission(fields);
  expect(companyLabel(found, identifyPerson(found))).toBe(label);
});

it('a lead is found by id, e-mail, company, domain and name, in lower case', () => {
  const found = submission({
    person: { email: 'D@Globex.test', first_name: 'Dana', last_name: 'Ode' },
    company: { name: 'Globex Inc' },
  });
  const text = searchTextOf('lead_1', found, identifyPerson(found));
  expect(text).toBe('lead_1 d@globex.test globex inc globex.test dana ode');
});
