import { expect } from 'vitest';
import { story } from './stage.ts';
import { hubspotHeaders } from './support/sign.ts';

const SOURCES = '- { id: portal, kind: hubspot, channel: hubspot }\n';
const PUBLIC = 'https://baton.acme.test';
const URL = `${PUBLIC}/webhooks/leads/portal`;

const event = (eventId: number, more: Record<string, unknown>) => ({
  eventId,
  portalId: 33,
  subscriptionType: 'contact.creation',
  attemptNumber: 0,
  ...more,
});
/** In one request: two contacts, and between them news of a third that nobody asked for. */
const BATCH = JSON.stringify([
  event(1, { objectId: 501 }),
  event(2, { objectId: 777, subscriptionType: 'contact.propertyChange', propertyName: 'phone' }),
  event(3, { objectId: 502 }),
]);
const GONE = JSON.stringify([event(4, { objectId: 503 })]);

story(
  'a lead that HubSpot only named',
  { sources: SOURCES, env: { PUBLIC_URL: PUBLIC } },
  async (told) => {
    const { post, person, clock, chapter, providers, cli } = told;
    const signed = (body: string) => ({
      body,
      headers: hubspotHeaders(body, { url: URL, at: clock.now() }),
    });
    providers.has('hubspot', '501', {
      email: 'dana@globex.test',
      firstname: 'Dana',
      lastname: 'Ode',
      company: 'Globex',
      numberofemployees: '1200',
      message: 'Need pricing for 300 seats',
    });
    providers.has('hubspot', '502', { email: 'peter@initech.test', company: 'Initech' });

    chapter('two contacts are announced while HubSpot is down for five minutes');
    await providers.fails({ system: 'hubspot', kind: 'http_500' });
    const batch = await post('portal', signed(BATCH));
    expect([batch.httpStatus, batch.status]).toEqual([200, 'announced']);
    await clock.advance('5m');

    chapter('it is back: both come in, as old as their notices');
    await providers.recovers();
    await clock.advance('1m');
    await person('ana').click('Claim', { in: /Globex/ });
    person('ben').expectDm(/New lead: Initech/);
    expect((await post('portal', signed(BATCH))).status).toBe('duplicate');

    chapter('a contact that is deleted by the time it is asked for');
    const gone = await post('portal', signed(GONE));
    await cli(`lead show ${gone.id}`);
    await person('mia').command('/lead queue');

    chapter('a body that was tampered with, and an authentic one that says nothing');
    const forged = { ...signed(BATCH), body: BATCH.replace('501', '777') };
    expect((await post('portal', forged)).httpStatus).toBe(401);
    const late = signed(GONE);
    await clock.advance('6m');
    expect((await post('portal', late)).httpStatus).toBe(401);
    expect((await post('portal', signed('{"hello":1}'))).httpStatus).toBe(200);
    expect((await post('portal', signed('[{"eventId":9'))).httpStatus).toBe(200);
  },
);
