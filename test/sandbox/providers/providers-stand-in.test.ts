import { expect, onTestFinished, test } from 'vitest';
import { createBreaker } from '../../../src/adapters/breaker.ts';
import { createHttpGate } from '../../../src/adapters/http-gate.ts';
import { createFetchers } from '../../../src/adapters/providers/create-fetchers.ts';
import { readFetched } from '../../../src/routing/intake/kinds/fetched/index.ts';
import { FETCHED_SYSTEMS, type FetchedSystem } from '../../../src/routing/model/fetched.ts';
import { startProvidersStandIn } from '../../../src/sandbox/providers/providers-stand-in.ts';
import { faultOf } from '../../adapters/local-server.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const clock = { now: () => NOW };
const CONTACT = {
  email: 'dana@globex.test',
  firstname: 'Dana',
  lastname: 'Ode',
  mobilephone: '+34 600 000 000',
  jobtitle: 'CTO',
  company: 'Globex',
  website: 'https://www.globex.test',
  numberofemployees: '1200',
  country: 'Spain',
  hs_country_region_code: 'ES',
  createdate: '2026-11-23T09:59:00.000Z',
  favourite_colour: 'red',
};
const LEAD = {
  created_time: '2026-11-23T09:59:00+0000',
  form_id: '12',
  field_data: [
    { name: 'work_email', values: ['dana@globex.test'] },
    { name: 'full_name', values: ['Dana Ode'] },
    { name: 'How many seats?', values: ['300'] },
  ],
};
const PERSON = {
  name: 'Dana Ode',
  emails: [
    { value: 'old@globex.test', primary: false },
    { value: 'dana@globex.test', primary: true },
  ],
  add_time: '2026-11-23T09:59:00Z',
};
const ID = '99007199254740993';

async function open(token = 'right') {
  const providers = await startProvidersStandIn({ port: 0, token: 'right', now: clock.now });
  onTestFinished(() => providers.close());
  const gate = createHttpGate({ allow: [providers.urlOf('meta')], beforeCall() {} });
  const fetchers = createFetchers((system) => {
    const breaker = createBreaker({ name: system, clock });
    return { apiUrl: providers.urlOf(system), token, gate, breaker, clock };
  });
  providers.put('hubspot', ID, CONTACT);
  providers.put('meta', ID, LEAD);
  providers.put('pipedrive', ID, PERSON);
  const read = async (system: FetchedSystem) => {
    const fetched = await fetchers[system].fetch(ID);
    if ('lost' in fetched) throw new Error(fetched.lost);
    return readFetched(system, fetched.object, { source: {}, now: NOW });
  };
  return { providers, fetchers, read };
}

test('each system hands out what was announced, and it reads as a lead', async () => {
  const { read, providers } = await open();
  const leads = await Promise.all(FETCHED_SYSTEMS.map(read));
  for (const { submission, faults } of leads) {
    expect(faults).toEqual([]);
    expect(submission.person.email).toBe('dana@globex.test');
    expect(submission.submitted_at).toBe('2026-11-23T09:59:00.000Z');
  }
  expect(leads[0]?.submission).toMatchObject({
    person: { first_name: 'Dana', phone: '+34 600 000 000', title: 'CTO' },
    company: { name: 'Globex', domain: 'globex.test', employees: 1200, country: 'ES' },
    crm: { contact_id: ID },
  });
  expect(leads[1]?.submission).toMatchObject({ person: { name: 'Dana Ode' } });
  expect(JSON.stringify(leads[1]?.submission)).toContain('300');
  expect(providers.received.map(({ outcome }) => outcome)).toEqual([200, 200, 200]);
});

test('what was never put there is missed, each in its own words', async () => {
  const { fetchers } = await open();
  expect(await fetchers.hubspot.fetch('1')).toEqual({ lost: 'http_404' });
  expect(await fetchers.meta.fetch('1')).toEqual({ lost: 'http_400' });
  expect(await fetchers.pipedrive.fetch('1')).toEqual({ lost: 'http_404' });
});

test('a wrong token is refused by each', async () => {
  const { fetchers } = await open('wrong');
  for (const system of FETCHED_SYSTEMS) {
    expect((await faultOf(fetchers[system].fetch(ID))).code).toBe('upstream.denied');
  }
});

test('a fault strikes one system and leaves the others alone', async () => {
  const { fetchers, providers } = await open();
  providers.fault({ system: 'hubspot', kind: 'http_500', times: 1 });
  expect(await fetchers.pipedrive.fetch(ID)).toHaveProperty('object');
  expect((await faultOf(fetchers.hubspot.fetch(ID))).code).toBe('upstream.unreachable');
  expect(await fetchers.hubspot.fetch(ID)).toHaveProperty('object');
  providers.fault({ system: 'meta', kind: 'refuse' });
  await faultOf(fetchers.meta.fetch(ID));
  providers.clearFaults();
  expect(await fetchers.meta.fetch(ID)).toHaveProperty('object');
});
