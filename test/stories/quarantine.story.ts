import { expect } from 'vitest';
import { SOURCE_SECRET } from '../../src/sandbox/stage/open-stage.ts';
import { POLICY } from '../support/world.ts';
import { story } from './stage.ts';

const ZAP = `- { id: website, kind: generic, channel: web }
- id: zapier
  kind: mapping
  auth: bearer
  key: id
  mapping: { person.email: email, request.message: message }
`;
const BEARER = { authorization: `Bearer ${SOURCE_SECRET}` };
const NOBODY = JSON.stringify({ id: 'zap-1', message: 'Call me about Globex, Dana' });

const ACCOUNTS = `id,name,domain,owner,crm_id
globex,Globex,globex.test,ben,1
initech,Initech,initech.test,cleo,2
`;
const OWNERS = POLICY.replace(
  'rules:\n',
  'rules:\n  - { id: owned, when: { account.matched: true }, assign: { to: account_owner } }\n',
);
/** Filled in with the id of another company. */
const MIXED_UP = {
  person: { email: 'dana@globex.test', name: 'Dana Ode' },
  company: { name: 'Globex' },
  crm: { account_id: '2' },
  request: { form: 'demo', message: 'Need pricing for 300 seats' },
};

story(
  'a lead that names nobody is corrected and routed',
  { sources: ZAP },
  async ({ post, person, channel, chapter, cli, clock }) => {
    await post('zapier', { body: NOBODY, headers: BEARER });
    channel('C0MANAGERS').expectMessage(/In quarantine: Unknown sender/);
    person('ana').expectNoDm(/./);

    chapter('an address that is none, then one that is');
    await person('mia').click('Correct', { in: /Unknown sender/ });
    await person('mia').fill({ email: 'dana@' }).submit();
    await person('mia').fill({ email: 'dana@globex.test', company: 'Globex' }).submit();
    await person('mia').closeForm();
    channel('C0MANAGERS').expectMessage(/Corrected: Globex/);
    person('ana').expectDm(/New lead: Globex/);

    chapter('Dana writes once more, and joins her lead');
    const again = JSON.stringify({ id: 'zap-2', email: 'dana@globex.test', message: 'Hello?' });
    expect((await post('zapier', { body: again, headers: BEARER })).status).toBe('attached');

    chapter('another one of hers, without a name');
    const body = NOBODY.replace('zap-1', 'zap-3');
    const { id } = await post('zapier', { body, headers: BEARER });
    await clock.advance('1m');
    await cli('quarantine list');
    await cli(`quarantine show ${id}`);
    await cli(`quarantine correct ${id} --set person.email=dana@globex.test`);
    channel('C0MANAGERS').expectMessage(/Merged: /);
  },
);

story(
  'a contradiction is released by a manager and spam is discarded',
  { accounts: ACCOUNTS, policy: OWNERS },
  async ({ lead, person, channel, chapter, clock }) => {
    await lead(MIXED_UP);
    channel('C0MANAGERS').expectMessage(/its CRM id names Initech, but its mail comes from Globex/);

    chapter('a rep may not, a manager may, twice is once');
    await person('ana').click('Release', { in: /In quarantine: Globex/ });
    person('ana').expectPrivate(/is for managers: /);
    await person('mia').doubleClick('Release', { in: /In quarantine: Globex/ });
    channel('C0MANAGERS').expectMessage(/Released: Globex/);
    person('cleo').expectDm(/Globex/);
    await person('cleo').click('Claim');
    await person('mia').command('/lead why globex');

    chapter('spam, which stays quiet');
    const win = {
      person: { email: 'win@prizes.test', name: 'WIN http://prizes.test' },
      request: { message: 'You have won' },
    };
    await lead(win);
    await person('mia').openHome();
    await person('mia').clickInHome('Discard', { in: /WIN|prizes/ });
    await person('mia').fill({ reason: 'other' }).submit();
    await person('mia').fill({ reason: 'spam', note: 'A lottery' }).submit();
    await person('mia').closeForm();
    await clock.advance('1h');
    await lead(win);
    person('ben').expectNoDm(/prizes/);
    channel('C0MANAGERS').expectMessage(/Discarded: prizes.test/);

    chapter('it was none after all');
    await person('mia').command('/lead restore win@prizes.test');
    await person('mia').command('/lead queue');
  },
);

story(
  'quarantine nobody looks at is told of again and pages',
  { accounts: ACCOUNTS, policy: OWNERS, pager: true },
  async ({ lead, person, channel, chapter, clock }) => {
    await lead(MIXED_UP);
    await clock.advance('30m');
    await lead({ ...MIXED_UP, person: { email: 'kim@globex.test', name: 'Kim Yu' } });
    await clock.until('Mon 14:10');
    channel('C0MANAGERS').expectMessage(/2 leads wait in quarantine/);
    chapter('the queue, from the digest');
    await person('mia').click('Open quarantine');
    await person('mia').click('Release', { in: /Quarantine: 2/ });
    chapter('the other one is left');
    await clock.until('Mon 18:30');
    channel('C0MANAGERS').expectMessage(/1 lead waits in quarantine/);
  },
);

const HARSH = `${POLICY}segments:
  - { id: everyone, when: {}, quarantine_below: 0.95 }
`;

story(
  'a harsh threshold holds back an e-book and never a demo',
  { policy: HARSH },
  async ({ lead, person, channel, cli }) => {
    await lead({
      person: { email: 'dana@globex.test', name: 'Dana Ode' },
      company: { name: 'Globex' },
      request: { form: 'demo' },
    });
    person('ana').expectDm(/New lead: Globex/);
    await lead({
      person: { email: 'kim@initech.test', name: 'Kim Yu' },
      company: { name: 'Initech' },
      request: { form: 'ebook' },
    });
    channel('C0MANAGERS').expectMessage(/In quarantine: Initech/);
    await cli('quarantine release kim@initech.test');
  },
);
