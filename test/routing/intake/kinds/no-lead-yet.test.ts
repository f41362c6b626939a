import { describe, expect, it } from 'vitest';
import { PROVIDER_KINDS } from '../../../../src/routing/model/workspace/source.ts';
import { leadIn, read, readPayload } from './reading.ts';

const event = (eventId: number) => ({
  eventId,
  objectId: 1,
  subscriptionType: 'contact.creation',
});

describe('a notice', () => {
  it('of hubspot names each new contact, and nothing else, without losing a digit', () => {
    expect(readPayload('hubspot', 'contact-creation')).toEqual({
      touches: [],
      notices: [
        { id: '3816279340', objectId: '12345678901234567890' },
        { id: '3816279341', objectId: '4711' },
      ],
      note: null,
    });
  });

  it('of hubspot is of the events that its source lists', () => {
    const quiet = { touches: [], notices: [], note: 'ignored.event' };
    expect(readPayload('hubspot', 'property-change')).toEqual(quiet);
    const events = ['contact.propertyChange'];
    expect(readPayload('hubspot', 'property-change', { events }).notices).toEqual([
      { id: '71428001', objectId: '4711' },
    ]);
    expect(readPayload('hubspot', 'contact-creation', { events })).toEqual(quiet);
  });

  it('of hubspot names a contact once, and more events than HubSpot sends are none of its', () => {
    expect(read('hubspot', [event(1), event(2)]).notices).toEqual([{ id: '1', objectId: '1' }]);
    const many = Array.from({ length: 101 }, (_, id) => event(id));
    expect(read('hubspot', many).touches).toMatchObject([{ submission: { person: {} } }]);
  });

  it('of meta keeps ids that differ in the last of 17 digits apart', () => {
    expect(readPayload('meta', 'leadgen').notices).toEqual([
      { id: '90071992547409931', objectId: '90071992547409931' },
      { id: '90071992547409932', objectId: '90071992547409932' },
    ]);
  });

  it('of pipedrive names the person of a lead', () => {
    expect(readPayload('pipedrive', 'lead-create')).toEqual({
      touches: [],
      notices: [{ id: 'pd-0002', objectId: 'person:139' }],
      note: null,
    });
  });
});

describe('what is no lead', () => {
  it.each([
    ['intercom', 'ping'],
    ['pipedrive', 'deal-change'],
  ] as const)('of %s, %s, is stored and nothing else', (kind, name) => {
    expect(readPayload(kind, name)).toEqual({ touches: [], notices: [], note: 'ignored.event' });
  });

  it.each([
    ['typeform', { event_type: 'form_response_partial' }],
    ['tally', { eventType: 'FORM_CREATED' }],
    ['webflow', { triggerType: 'site_publish' }],
    ['calendly', { event: 'routing_form_submission.created' }],
    ['meta', { object: 'page', entry: [{ changes: [{ field: 'feed', value: {} }] }] }],
    ['hubspot', []],
  ] as const)('of %s is not made into one: %j', (kind, body) => {
    expect(read(kind, body)).toEqual({ touches: [], notices: [], note: 'ignored.event' });
  });

  it.each(PROVIDER_KINDS)('but came to %s all the same waits for a person', (kind) => {
    for (const body of [{ hello: 'world' }, 'text', null, 7, [1]]) {
      expect(leadIn(read(kind, body))).toMatchObject({
        faults: ['person.unidentified'],
        person: {},
      });
    }
  });
});

describe('a mapping over a product', () => {
  it('takes fields from the raw body and from answers by label or key, and leaves the rest', () => {
    const mapping = {
      'company.name': 'answers.Which tools do you use?',
      'custom.form_id': 'form_response.form_id',
      'custom.goal': 'answers.goal',
      'person.title': ['answers.nowhere', 'answers.plan'],
    };
    expect(leadIn(readPayload('typeform', 'demo-request', { mapping }))).toMatchObject({
      person: { email: 'marta@brightwater.test', title: 'team' },
      company: { name: 'Sheets, Paper, A whiteboard', employees: 51 },
      custom: { form_id: 'Qm3vTz9A', goal: 'Nobody waits a day for an answer.', plan: 'team' },
    });
  });

  it('finds questions with dots and brackets in them', () => {
    const body = {
      payload: { name: 'F', data: { 'No. of e.g. [large] sites': '4', Email: 'a@b.test' } },
    };
    const mapping = { 'custom.sites': 'answers.No. of e.g. [large] sites' };
    expect(leadIn(read('webflow', body, { mapping })).custom).toMatchObject({ sites: '4' });
  });
});
