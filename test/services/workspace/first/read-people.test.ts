import { describe, expect, it } from 'vitest';
import { formatFault } from '../../../../src/services/workspace/file-fault.ts';
import { readPeople } from '../../../../src/services/workspace/first/read-people.ts';

const csv = (...lines: string[]) => lines.join('\n');

function peopleOf(text: string) {
  const read = readPeople('team.csv', text);
  if ('faults' in read) throw new Error(read.faults.map(formatFault).join('\n'));
  return read;
}
function faultsOf(text: string): string[] {
  const read = readPeople('team.csv', text);
  return 'faults' in read ? read.faults.map(formatFault) : [];
}

describe('a list of people', () => {
  it('needs names and addresses, and nothing else', () => {
    const { people } = peopleOf(
      csv('name,email', 'Ana Ruiz,Ana@acme.test', '佐藤 陽,yo@acme.test'),
    );
    expect(people).toMatchObject([
      { id: 'ana', name: 'Ana Ruiz', email: 'ana@acme.test', weight: 100 },
      { id: 'yo', name: '佐藤 陽', email: 'yo@acme.test', weight: 100 },
    ]);
  });

  it('may say all that a roster line says', () => {
    const { people } = peopleOf(
      csv(
        'ID;Name;E-mail;Role;Time Zone;Skills;Manager;Slack ID;Weight;HubSpot Owner ID',
        'ana;Ana Ruiz;ana@acme.test;Admin;Europe/Madrid;es, en;;U0ANA;50;501',
        ';Ben Ito;ben@acme.test;;;;ANA RUIZ;;;',
      ),
    );
    expect(people).toMatchObject([
      {
        id: 'ana',
        role: 'admin',
        timezone: 'Europe/Madrid',
        skills: ['es', 'en'],
        slack: 'U0ANA',
        crm: { hubspot: '501' },
        weight: 50,
      },
      { id: 'ben', manager: 'ana', weight: 100 },
    ]);
  });

  it('comes from common exports, and says which columns were not read', () => {
    const google = 'First Name [Required],Last Name [Required],Email Address [Required],Org Unit';
    const { people, ignored } = peopleOf(csv(google, 'Ana,Ruiz,ana@acme.test,/'));
    expect(people).toMatchObject([{ id: 'ana', name: 'Ana Ruiz' }]);
    expect(ignored).toEqual(['Org Unit']);
    const slack = 'username,email,status,userid,fullname';
    const ben = peopleOf(csv(slack, 'ben,ben@acme.test,Member,U0BEN,Ben Ito')).people;
    expect(ben).toMatchObject([{ name: 'Ben Ito', slack: 'U0BEN' }]);
  });

  it('makes a manager of whoever is named as one', () => {
    const { people } = peopleOf(
      csv('name,email,manager,weight', 'Ana,ana@a.test,mia@a.test,', 'Mia,mia@a.test,,0'),
    );
    expect(people).toMatchObject([{ manager: 'mia' }, { role: 'manager', weight: 0 }]);
  });

  it('gives a made id to nobody who would take a written one', () => {
    const { people } = peopleOf(csv('id,name,email', ',Ana,ana@a.test', 'ana,Ana,ana@b.test'));
    expect(people.map(({ id }) => id)).toEqual(['ana-2', 'ana']);
  });
});

describe('a list with faults', () => {
  it.each([
    ['mail', 'team.csv:1 name: found no column for the name, expected name,email.'],
    ['name', 'team.csv:1 email: found no column for the e-mail, expected name,email.'],
    ['name,email,E-Mail', 'team.csv:1 email: found a second column for email, expected one.'],
    ['name,email', 'team.csv:1: found nobody who gets leads, expected a row for each person.'],
    ['', 'team.csv:1 name: found no column'],
    ['name,email\nAna,"ana', 'team.csv:2: found no valid CSV'],
    ['name,email\nAna,ana@', 'team.csv:2 email: found "ana@", expected an e-mail address.'],
    ['name,email\n,ana@a.test', 'team.csv:2 name: found "", expected at least 1 characters.'],
    ['name,email\nAna,', 'team.csv:2 email: found nothing, expected an e-mail address or a'],
    ['name,email,id\nAna,a@a.test,Ana R', 'team.csv:2 id: found "Ana R", expected a short'],
    ['name,email,role\nAna,a@a.test,boss', 'team.csv:2 role: found "boss", expected "rep" or'],
    ['name,email,tz\nAna,a@a.test,Madrid', 'team.csv:2 timezone: found "Madrid", expected an'],
    ['name,email,weight\nAna,a@a.test,lots', 'team.csv:2 weight: found "lots", expected a whole'],
    ['name,email,slack\nAna,a@a.test,@ana', 'team.csv:2 slack: found "@ana", expected a Slack'],
    ['name,email,manager\nAna,a@a.test,Mia', 'team.csv:2 manager: found "Mia", expected somebody'],
    [
      'name,email,manager,role\nAna,a@a.test,ben,\nBen,ben@a.test,,rep',
      'team.csv:2 manager: found "ben", who has the role rep. Make it manager.',
    ],
    [
      'name,email\nAna,a@a.test\nBen,A@a.test',
      'team.csv:3 email: found "a@a.test" again, first in line 2.',
    ],
  ])('%j says where it is broken', (text, words) => {
    expect(faultsOf(text)).toContainEqual(expect.stringContaining(words));
  });

  it('names every fault of every row, in reading order', () => {
    const faults = faultsOf(
      csv('name,email,tz', 'Ana,ana@,x', 'Ben,ben@a.test,', ',c@a.test,', 'Di,b@', 'Ed,ed@'),
    );
    const lines = faults.map((one) => one.split(/[: ]/)[1]);
    expect(lines).toEqual(['2', '2', '4', '5', '6']);
  });
});
