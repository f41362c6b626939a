import { describe, expect, it } from 'vitest';
import { takeReading } from '../../../../src/routing/intake/kinds/index.ts';
import { readMetaLead } from '../../../../src/routing/intake/kinds/meta.ts';
import { parsedPayload } from '../../../support/payloads.ts';
import { leadIn, NOW, readPayload } from './reading.ts';

describe('the sample of', () => {
  it('typeform is a lead with its answers in place and its own questions kept', () => {
    expect(leadIn(readPayload('typeform', 'demo-request'))).toEqual({
      id: 'k7x2p9d4wq',
      faults: [],
      submitted_at: '2026-11-23T09:57:40.000Z',
      person: {
        first_name: 'Marta',
        last_name: 'Órlaith',
        email: 'marta@brightwater.test',
        phone: '+353861234567',
      },
      company: { name: 'Brightwater', employees: 51, country: 'IE' },
      request: { form: 'Book a demo', message: 'Nobody waits a day for an answer.' },
      attribution: { utm_source: 'newsletter', utm_campaign: 'q4' },
      custom: {
        'Company size': '51-200',
        'Which tools do you use?': 'Sheets, Paper, A whiteboard',
        'How did you like the talk?': 9,
        plan: 'team',
      },
      crm: {},
      consent: true,
      test: false,
    });
  });

  it('typeform with the e-mail in a hidden field names its person by that', () => {
    expect(leadIn(readPayload('typeform', 'hidden-email'))).toMatchObject({
      person: { email: 'noor@sandpiper.test' },
      request: { timeline: 'This month' },
      attribution: { utm_medium: 'email' },
      custom: {},
    });
  });

  it('tally is a lead whose choices are words, not ids', () => {
    expect(leadIn(readPayload('tally', 'demo-request'))).toEqual({
      id: 'rW8kQ1',
      faults: [],
      submitted_at: '2026-11-23T09:58:00.000Z',
      person: { name: 'Yuki Tanaka', email: 'yuki@kitahashi.test', phone: '+81312345678' },
      company: { domain: 'kitahashi.test', employees: 1000 },
      request: { form: 'Talk to sales', message: 'お願いします: a quote for 40 seats' },
      attribution: { utm_campaign: 'spring' },
      custom: {
        'How many employees do you have?': '1,000+',
        Interests: 'Routing, Reports',
        'How do we do?': 'Speed: Great, Price: Fine',
        'Your plan': 'https://files.kitahashi.test/plan.pdf',
      },
      crm: {},
      test: false,
    });
  });

  it('webflow is a lead whatever its fields are called', () => {
    expect(leadIn(readPayload('webflow', 'contact-us'))).toMatchObject({
      id: '6740a1ff09e8d7c6b5a49382',
      faults: [],
      person: { first_name: 'Ewan', last_name: 'Fraser', email: 'ewan@lochside.test' },
      company: { name: 'Lochside Foods', employees: 11 },
      request: { form: 'Contact us', message: 'Prices for two warehouses, please.' },
      custom: { 'Team size': '11 – 50', Newsletter: 'true' },
    });
  });

  it('google_ads is a lead by the address of work, with the click it came from', () => {
    expect(leadIn(readPayload('google_ads', 'lead-form'))).toMatchObject({
      id: 'CjwK-lead-0001',
      faults: [],
      person: {
        email: 'priya@teakwood.test',
        name: 'Priya Raman',
        phone: '+919812345678',
        title: 'Head of Operations',
      },
      company: { name: 'Teakwood Labs', country: 'IN', employees: 500 },
      attribution: { gcl_id: 'Cj0KCQiA-click', campaign_id: '10000000001' },
      custom: { 'User Email': 'priya@homemail.test', 'what_do_you_move_most?': 'Forklifts' },
    });
  });

  it('google_ads that is a test makes no lead', () => {
    expect(readPayload('google_ads', 'test-lead')).toEqual({
      touches: [],
      notices: [],
      note: 'ignored.test',
    });
  });

  it('intercom is a lead with what its attributes say', () => {
    expect(leadIn(readPayload('intercom', 'contact-created'))).toMatchObject({
      id: 'notif_6c0f0001',
      faults: [],
      submitted_at: '2026-11-23T09:58:00.000Z',
      person: { email: 'sven@norrsken.test', name: 'Sven Åkesson', title: 'CFO' },
      company: { country: 'SE' },
      attribution: { utm_source: 'google' },
      custom: { seats: 40, trial: true },
      referrer: 'https://acme.test/pricing',
    });
  });

  it.each([
    [
      'conversation-created',
      'ada@lagoonschool.test',
      /^Do you have a plan for schools\?\nWe are 12 & growing\.$/,
    ],
    ['older-conversation', 'jonas@weberbau.test', /^Rufen Sie mich bitte an$/],
  ])('intercom, %s, is a lead with the words of its message', (name, email, message) => {
    expect(leadIn(readPayload('intercom', name))).toMatchObject({
      faults: [],
      person: { email },
      request: { form: 'conversation', message: expect.stringMatching(message) },
    });
  });

  it('pipedrive is a lead with the primary address', () => {
    expect(leadIn(readPayload('pipedrive', 'person-create'))).toMatchObject({
      id: 'pd-0001',
      faults: [],
      person: { email: 'imre@dunasoft.test', name: 'Imre Szabó', title: 'Buyer' },
      crm: { contact_id: '139' },
    });
  });

  it('pipedrive, a deal with its person in it, is a lead at once', () => {
    expect(leadIn(readPayload('pipedrive', 'deal-with-person'))).toMatchObject({
      faults: [],
      person: { email: 'imre@dunasoft.test' },
      crm: { contact_id: '139' },
      custom: { title: 'Dunasoft rollout', value: '12000', currency: 'EUR' },
    });
  });

  it('meta, as it is fetched, is a lead with the ad it came from', () => {
    const body = parsedPayload('meta', 'graph-lead');
    const found = takeReading(readMetaLead(body), { body, source: {}, now: NOW });
    expect(leadIn(found)).toMatchObject({
      id: '90071992547409931',
      faults: [],
      submitted_at: '2026-11-23T09:57:59.000Z',
      person: { email: 'zoe@ateliernord.test', name: 'Zoé Lambert', phone: '+33612345678' },
      company: { name: 'Atelier Nord', country: 'FR' },
      request: { budget: 5000, form: 'lead ad' },
      attribution: { ad_id: '120210000000000002', campaign_name: 'Q4 forms', platform: 'ig' },
      custom: {
        'what_is_your_monthly_budget?': '€5,000 – €10,000',
        'which_channels_do_you_use?': 'Search, Social',
      },
    });
  });
});

describe('a meeting', () => {
  const meeting = { host: 'ben@acme.test', starts_at: '2026-11-25T10:00:00.000Z' };

  it('that is booked names its host and its time', () => {
    expect(leadIn(readPayload('calendly', 'invitee-created'))).toEqual({
      id: 'https://api.calendly.com/scheduled_events/e1/invitees/i1 invitee.created',
      faults: [],
      submitted_at: '2026-11-23T09:55:00.000Z',
      person: { email: 'lucia@monteverde.test', name: 'Lucía Vega', phone: '+34600111222' },
      company: { name: 'Monteverde Hoteles' },
      request: { form: 'meeting', message: 'We open two houses in May.' },
      attribution: { utm_campaign: 'q4', utm_source: 'linkedin' },
      custom: { 'How many rooms?': '80', meeting: 'Acme intro', timezone: 'Europe/Madrid' },
      crm: {},
      meeting: { ...meeting, status: 'booked' },
      test: false,
    });
  });

  it('that is called off, or missed, says so with the reason', () => {
    expect(leadIn(readPayload('calendly', 'invitee-canceled'))).toMatchObject({
      id: expect.stringMatching(/invitee\.canceled$/),
      person: { email: 'lucia@monteverde.test' },
      request: {
        form: 'meeting_canceled',
        message: 'The meeting was called off by Lucía Vega: We are ill',
      },
      meeting: { ...meeting, status: 'canceled' },
    });
    expect(leadIn(readPayload('calendly', 'invitee-no-show'))).toMatchObject({
      request: { form: 'meeting_no_show', message: 'Did not come to the meeting.' },
      meeting: { ...meeting, status: 'no_show' },
    });
  });

  it('that is moved is not lost: the new time comes by itself', () => {
    expect(readPayload('calendly', 'invitee-rescheduled')).toMatchObject({
      touches: [],
      note: 'ignored.rescheduled',
    });
  });
});
