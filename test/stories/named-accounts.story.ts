import { expect } from 'vitest';
import { contentOf } from '../../src/sandbox/slack/person.ts';
import { ROSTER } from '../support/world.ts';
import { story } from './stage.ts';
import { GLOBEX, INITECH } from './support/leads.ts';
import type { Submission } from './support/website.ts';

const ACCOUNTS = `id,name,domain,owner,status
globex,Globex,globex.test,cleo,customer
`;
const AT_WORK = ROSTER.replace(
  'email: cleo@acme.test, manager: mia',
  'email: cleo@acme.test, manager: mia, hours: { mon-fri: ["09:00-17:00"] }, capacity: { open: 1 }',
);
const colleague = (first_name: string, lead: Submission, domain: string) => ({
  ...lead,
  person: { email: `${first_name.toLowerCase()}@${domain}`, first_name },
});

story(
  'a customer goes to its owner, at work, full, asleep and silent',
  { accounts: ACCOUNTS, roster: AT_WORK },
  async ({ lead, person, clock, channel, chapter }) => {
    chapter('at work, and full with the first of them');
    await lead(GLOBEX);
    await person('cleo').click('Claim', { in: /Globex/ });
    await lead(colleague('Eli', GLOBEX, 'globex.test'));
    person('cleo').expectDm(/Globex/);
    chapter('silent');
    await clock.advance('17m');
    await person('mia').command('/lead why eli@globex.test');
    chapter('off shift: it waits, and the manager is told');
    await clock.until('Mon 20:00');
    await lead(colleague('Fay', GLOBEX, 'globex.test'));
    channel('C0MANAGERS').expectMessage(/Waits for Cleo Wu/);
    await clock.until('Tue 09:00');
    person('cleo').expectDm(/Globex/);
  },
);

story(
  'a customer goes to the cover while its owner is away',
  { accounts: ACCOUNTS },
  async ({ lead, person, clock }) => {
    await person('cleo').command('/routing away 4h cover @ben');
    await lead(GLOBEX);
    const offered = person('ben').expectDm(/New lead: Globex/);
    expect(contentOf(offered)).toMatch(/Cleo/);
    person('cleo').expectNoDm(/Globex/);
    await person('mia').command('/lead why globex');
    await clock.advance('5m');
    await person('ben').click('Claim');
  },
);

story(
  'two colleagues of a new company write in the same second',
  {},
  async ({ lead, person, clock }) => {
    await Promise.all([lead(INITECH), lead(colleague('Bill', INITECH, 'initech.test'))]);
    await lead({
      person: { email: 'gavin@hooli.test', name: 'Gavin' },
      company: { name: 'Hooli' },
    });
    await person('ana').click('Claim', { in: /Initech/ });
    await clock.advance('1m');
    await person('mia').command('/lead why bill@initech.test');
  },
);
