import { POLICY } from '../support/world.ts';
import { story } from './stage.ts';
import { GLOBEX } from './support/leads.ts';

const ACCOUNTS = `id,name,domain,owner,country,parent_id
globex,Globex Inc,globex.com,cleo,US,
globex-labs,Globex Labs,globexlabs.com,cleo,US,globex
vandelay,Vandelay Industries,vandelay.com,ben,US,
umbra,Umbra Retail,umbra.com,ana,ES,
`;
const CONTACTS = `email,account_id,name
dana.ode@gmail.com,globex-labs,Dana Ode
`;
const OWNERS = POLICY.replace(
  'rules:\n',
  'rules:\n  - { id: named, when: { account.matched: true }, assign: { to: account_owner } }\n',
);
const COMPANY = { accounts: ACCOUNTS, contacts: CONTACTS, policy: OWNERS };

story(
  'a known contact and a domain of another country find the owner of the account',
  COMPANY,
  async ({ lead, person, cli, chapter }) => {
    chapter('a known contact writes from a private address');
    await lead({ ...GLOBEX, person: { email: 'dana.ode@gmail.com' }, company: {} });
    person('cleo').expectDm(/New lead/);
    await cli('lead explain dana.ode@gmail.com');
    chapter('somebody writes from the German domain');
    await lead({ ...GLOBEX, person: { email: 'eli@globex.de', name: 'Eli' }, company: {} });
    person('cleo').expectDm(/globex.de/);
    await person('cleo').command('/lead why eli@globex.de');
  },
);

const SLIP = {
  person: { email: 'art@vandeley.io', name: 'Art Vandelay' },
  company: { name: 'Vandeley Industries GmbH', country: 'DE' },
};
const colleague = (name: string) => ({
  ...SLIP,
  person: { email: `${name.toLowerCase()}@vandeley.io`, name },
});

story(
  'a name much like an account is a question to the managers, and their word counts',
  COMPANY,
  async ({ lead, person, channel, clock, cli, chapter }) => {
    const [ana, mia] = [person('ana'), person('mia')];
    chapter('the lead goes by the rules, and the managers are asked');
    await lead(SLIP);
    channel('C0EMEA').expectMessage(/Vandelay Industries, owned by Ben Koch/);
    await lead(colleague('Kel'));
    await ana.click('Claim', { in: /Kel/ });
    chapter('a rep may not say');
    await ana.click('Same company', { in: /Same company/ });
    chapter('Mia says that it is the same company: its owner gets the lead');
    await mia.click('Same company', { in: /Same company/ });
    await person('ben').click('Claim', { in: /Vandeley/ });
    await cli('lead explain art@vandeley.io');
    chapter('the next ones from there find the owner without a question');
    await clock.advance('1h');
    await lead(colleague('Jerry'));
    person('ben').expectDm(/Vandeley/);
  },
);

const umbra = (name: string) => ({
  person: { email: `${name.toLowerCase()}@umbra-retail.io`, name },
  company: { name: 'Umbra Retails' },
});

story(
  'a company that is not the same is never asked about again',
  COMPANY,
  async ({ lead, person, channel, clock, cli }) => {
    await lead(umbra('Wes'));
    channel('C0EMEA').expectMessage(/may be the account Umbra Retail/);
    await person('mia').click('Not the same', { in: /Same company/ });
    await clock.advance('5m');
    await lead(umbra('Rain'));
    await cli('lead explain rain@umbra-retail.io');
  },
);
