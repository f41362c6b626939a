import { story } from './stage.ts';

const ROSTER = `
version: 1
external_load: hubspot
channels: { managers: C0MANAGERS }
reps:
  - { id: ana, name: Ana Ruiz, email: ana@acme.test, manager: mia, capacity: { open: 3 }, crm: { hubspot: "71" } }
  - { id: ben, name: Ben Koch, email: ben@acme.test, manager: mia, capacity: { open: 3 }, crm: { hubspot: "72" } }
  - { id: mia, name: Mia Chen, email: mia@acme.test, role: manager }
`;
const POLICY = `
version: 1
pools:
  - { id: emea, members: { ana: 100, ben: 100 }, manager: mia }
segments:
  - { id: enterprise, when: { company.employees: { gte: 1000 } }, units: 3 }
rules:
  - { id: rest, assign: { pool: emea } }
`;

const open = (owner: string) => ({ hubspot_owner_id: owner, hs_is_closed: 'false' }) as const;

story(
  'the CRM has work for people too',
  { roster: ROSTER, policy: POLICY },
  async ({ lead, person, clock, chapter, providers, cli }) => {
    providers.hasDeal('901', open('71'));
    providers.hasDeal('902', open('71'));

    chapter('two deals of Ana are open: a lead that counts three goes to Ben');
    await clock.advance('15m');
    await lead({
      person: { email: 'dana@globex.test' },
      company: { name: 'Globex', employees: 2000 },
    });
    await person('ben').click('Claim', { in: /Globex/ });
    await cli('availability ana');

    chapter('the next one as large waits, and says why');
    await lead({
      person: { email: 'peter@initech.test' },
      company: { name: 'Initech', employees: 3000 },
    });
    await person('mia').command('/lead queue');

    chapter('the deals are closed: Ana is asked');
    providers.hasDeal('901', { ...open('71'), hs_is_closed: 'true' });
    providers.hasDeal('902', { ...open('71'), hs_is_closed: 'true' });
    await clock.advance('15m');
    await clock.advance('5m');
    person('ana').expectDm(/New lead: Initech/);
  },
);
