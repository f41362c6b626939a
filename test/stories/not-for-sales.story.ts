import { POLICY } from '../support/world.ts';
import { story } from './stage.ts';
import { GLOBEX, INITECH, PLAIN } from './support/leads.ts';

const ACCOUNTS = `id,name,domain,owner,status
rivals,Rivals,rivals.test,,competitor
quiet,Quiet,quiet.test,ana,do_not_contact
`;
const SUPPRESSIONS = `match,reason
eli@globex.test,unsubscribed
`;
const STUDENTS = POLICY.replace(
  'rules:\n',
  'rules:\n  - { id: students, when: { person.email: { ends_with: ".edu" } }, assign: { no_route: student } }\n',
);
const from = (email: string) => ({ ...PLAIN, person: { email, name: 'Somebody Curious' } });

story(
  'not every lead is for sales',
  { accounts: ACCOUNTS, policy: STUDENTS },
  async ({ lead, apply, cli, person }) => {
    await apply({ suppressions: SUPPRESSIONS });
    await lead(from('sam@uni.edu'));
    await lead(from('ceo@rivals.test'));
    await lead(from('dana@quiet.test'));
    await lead(from('eli@globex.test'));
    await lead({ ...from('fay@globex.test'), do_not_contact: true });
    person('ana').expectNoDm(/./);
    await cli('lead list --status closed');
  },
);

story('names in every script, and people without a company', {}, async ({ lead, person }) => {
  const lines = [
    { person: { email: 'haruka@gmail.com', name: '佐藤 陽香' }, language: 'ja', consent: true },
    { person: { email: 'suharto@globex.test', name: 'Suharto' }, company: { name: 'Globex' } },
    { person: { phone: '+20 100 123 4567', name: 'نور الهدى' }, language: 'ar', consent: false },
    { person: { email: 'eleni@αθήνα.gr', first_name: 'Ελένη', last_name: 'Παπαδοπούλου' } },
  ];
  for (const one of lines) await lead(one);
  await person('mia').command('/lead show 佐藤');
  await person('mia').command('/lead show نور');
  await person('mia').command('/lead show suharto');
});

story(
  'a booked meeting belongs to its host without a claim',
  {},
  async ({ lead, person, clock }) => {
    const meeting = { host: 'ben@acme.test', starts_at: '2026-11-23T15:00:00Z' };
    await lead({ ...GLOBEX, language: 'es', consent: true, meeting });
    person('ben').expectDm(/Meeting booked: Globex/);
    await clock.until('Mon 18:30');
    await person('ben').click('Log a touch');
    await lead({ ...INITECH, meeting: { host: 'nobody@acme.test' } });
    await person('mia').command('/lead why initech');
  },
);

const PARTNERS = POLICY.replace(
  'rules:\n',
  'rules:\n  - { id: partners, when: { request.form: partner }, assign: { notify: lou, reason: partner } }\n',
);
const PARTNER = {
  person: { email: 'olga@northstar.test', name: 'Olga Marsh', title: 'Partner' },
  company: { name: 'Northstar' },
  request: { form: 'partner', message: 'Shall we sell the planner together?' },
};

story(
  'a rule only lets somebody know, and a manager brings the lead back',
  { policy: PARTNERS },
  async ({ lead, person, cli }) => {
    const lou = person('lou');
    await lead(PARTNER);
    lou.expectDm(/For your information: Northstar/);
    await lou.click('Show the lead');
    await person('mia').command('/lead why northstar');
    await person('mia').command('/lead unrouted');
    await person('mia').fill().click('Restore');
    person('ana').expectDm(/New lead: Northstar/);
    await cli('lead explain northstar');
  },
);
