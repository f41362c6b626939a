import { describe, expect, it } from 'vitest';
import { identifyPerson } from '../../../src/routing/intake/person/identify-person.ts';
import type { Submission } from '../../../src/routing/model/lead.ts';

function submission(fields: Partial<Submission>): Submission {
  const empty = { person: {}, company: {}, request: {}, attribution: {}, custom: {}, crm: {} };
  return { ...empty, test: false, ...fields };
}

const identify = (fields: Partial<Submission>) => identifyPerson(submission(fields));
const byEmail = (email: string) => identify({ person: { email } });

describe('the key of a person', () => {
  it('is the e-mail in lower case, its domain in ASCII', () => {
    expect(byEmail('Dana.Ode+x@Bücher.Example')).toMatchObject({
      personKey: 'email:dana.ode+x@xn--bcher-kva.example',
      email: 'dana.ode+x@xn--bcher-kva.example',
    });
  });

  it('keeps dots and tags of a free mail address apart', () => {
    expect(byEmail('d.ana@gmail.com').personKey).not.toBe(byEmail('dana@gmail.com').personKey);
  });

  it('is the phone number in E.164 when there is no e-mail', () => {
    const person = { phone: '600 00 00 00', name: 'Dana' };
    const found = identify({ person, company: { country: 'ES', domain: 'globex.test' } });
    expect(found).toMatchObject({ personKey: 'phone:+34600000000', email: null, mail: 'none' });
  });

  it('is name and domain, else name and company, at last', () => {
    const person = { first_name: 'Dana', last_name: ' ODE' };
    const inDomain = identify({ person, company: { name: 'Globex', domain: 'globex.test' } });
    expect(inDomain.personKey).toBe('name:dana ode@globex.test');
    const inCompany = identify({ person, company: { name: 'Globex  Inc' } });
    expect(inCompany.personKey).toBe('name:dana ode@globex inc');
  });

  it('does not exist when nothing identifies anybody', () => {
    expect(identify({ person: { name: 'Dana' } })).toMatchObject({ personKey: null, mail: 'none' });
  });
});

describe('the domain of a company', () => {
  it.each([
    ['dana@globex.test', 'globex.test'],
    ['dana@mail.eu.globex.co.uk', 'globex.co.uk'],
    ['dana@acme.github.io', 'acme.github.io'],
    ['dana@example.com', 'example.com'],
  ])('of %s is %s', (email, domain) => {
    const accountKey = `domain:${domain}`;
    expect(byEmail(email)).toMatchObject({ domain, accountKey, mail: 'business' });
  });

  it.each([
    ['dana@gmail.com', 'free'],
    ['dana@fastmail.com', 'free'],
    ['dana@duck.com', 'free'],
    ['dana@tutanota.com', 'free'],
    ['dana@mailinator.com', 'disposable'],
    ['dana@anything.33m.co', 'disposable'],
  ])('is not taken from %s, which is %s mail', (email, mail) => {
    expect(byEmail(email)).toMatchObject({ domain: null, accountKey: null, mail });
  });

  it('is the one the sender names rather than the one of the e-mail', () => {
    const company = { domain: 'www.globex.test' };
    const found = identify({ person: { email: 'dana@initech.test' }, company });
    expect(found).toMatchObject({ domain: 'globex.test', accountKey: 'domain:globex.test' });
  });

  it('is the one of the e-mail when the sender names a mail provider', () => {
    const company = { domain: 'gmail.com' };
    expect(identify({ person: { email: 'd@globex.test' }, company }).domain).toBe('globex.test');
  });

  it('gives way to the account the CRM knows', () => {
    const found = identify({ person: { email: 'd@globex.test' }, crm: { account_id: '001A' } });
    expect(found).toMatchObject({ domain: 'globex.test', accountKey: 'crm:001A' });
  });
});
