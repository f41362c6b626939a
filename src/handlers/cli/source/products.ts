import type { ProviderKind } from '../../../routing/model/workspace/source.ts';

interface Product {
  name: string;
  /** What the secret is called at the product. */
  secret: string;
  /** Where its address and its secret are entered. */
  paste: string;
  /** A body to try the source with. */
  sample: unknown;
}

const DANA = { email: 'dana@globex.test', name: 'Dana Ode', company: 'Globex' };
const NOTE = 'Need pricing for 300 seats';

/** What an operator has to know of each product, in a line. */
export const PRODUCTS: Record<ProviderKind, Product> = {
  typeform: {
    name: 'Typeform',
    secret: 'the secret of the webhook',
    paste: 'In the form: Connect, Webhooks, Add a webhook; its secret stands under Edit.',
    sample: {
      event_type: 'form_response',
      form_response: {
        token: 'sample-1',
        definition: {
          title: 'Book a demo',
          fields: [
            { id: 'q1', title: 'Your name' },
            { id: 'q2', title: 'Work email' },
            { id: 'q3', title: 'Company' },
            { id: 'q4', title: 'How can we help?' },
          ],
        },
        answers: [
          { type: 'text', text: DANA.name, field: { id: 'q1', type: 'short_text' } },
          { type: 'email', email: DANA.email, field: { id: 'q2', type: 'email' } },
          { type: 'text', text: DANA.company, field: { id: 'q3', type: 'short_text' } },
          { type: 'text', text: NOTE, field: { id: 'q4', type: 'long_text' } },
        ],
      },
    },
  },
  tally: {
    name: 'Tally',
    secret: 'the signing secret of the webhook',
    paste: 'In the form: Integrations, Webhooks, Connect; switch the signing secret on there.',
    sample: {
      eventType: 'FORM_RESPONSE',
      data: {
        responseId: 'sample-1',
        formName: 'Talk to sales',
        fields: [
          { key: 'question_1', label: 'Name', type: 'INPUT_TEXT', value: DANA.name },
          { key: 'question_2', label: 'Email', type: 'INPUT_EMAIL', value: DANA.email },
          { key: 'question_3', label: 'Company', type: 'INPUT_TEXT', value: DANA.company },
          { key: 'question_4', label: 'Message', type: 'TEXTAREA', value: NOTE },
        ],
      },
    },
  },
  webflow: {
    name: 'Webflow',
    secret: 'the secret key that is shown when the webhook is made',
    paste: 'In the site: Settings, Apps & integrations, Webhooks; trigger Form submission.',
    sample: {
      triggerType: 'form_submission',
      payload: {
        name: 'Contact us',
        id: 'sample-1',
        data: { Name: DANA.name, Email: DANA.email, Company: DANA.company, Message: NOTE },
      },
    },
  },
  calendly: {
    name: 'Calendly',
    secret: 'the signing_key of the subscription',
    paste:
      'By its API: POST /webhook_subscriptions with this url, a signing_key, and the events ' +
      'invitee.created, invitee.canceled, invitee_no_show.created.',
    sample: {
      event: 'invitee.created',
      payload: {
        uri: 'https://calendly.test/invitees/sample-1',
        email: DANA.email,
        name: DANA.name,
        questions_and_answers: [{ question: 'Company', answer: DANA.company }],
        scheduled_event: { name: 'Intro', start_time: '2030-01-07T10:00:00Z' },
      },
    },
  },
  intercom: {
    name: 'Intercom',
    secret: 'the client secret of the app',
    paste: 'In the Developer Hub: your app, Webhooks; topics of new contacts and conversations.',
    sample: {
      type: 'notification_event',
      id: 'sample-1',
      topic: 'conversation.user.created',
      data: {
        item: {
          source: { author: { email: DANA.email, name: DANA.name }, body: `<p>${NOTE}</p>` },
        },
      },
    },
  },
  google_ads: {
    name: 'Google Ads',
    secret: 'the key beside the webhook URL',
    paste: 'In the lead form: Export leads, Other data integration options: URL and key.',
    sample: {
      lead_id: 'sample-1',
      user_column_data: [
        { column_id: 'FULL_NAME', column_name: 'Full Name', string_value: DANA.name },
        { column_id: 'WORK_EMAIL', column_name: 'Work Email', string_value: DANA.email },
        { column_id: 'COMPANY_NAME', column_name: 'Company Name', string_value: DANA.company },
      ],
      campaign_id: 1,
    },
  },
  meta: {
    name: 'Meta lead ads',
    secret: 'the secret of the app, a space, and a verify token of your own',
    paste: 'In the app: Webhooks, Page, this URL and the verify token; subscribe to leadgen.',
    sample: {
      object: 'page',
      entry: [{ id: '1', changes: [{ field: 'leadgen', value: { leadgen_id: 'sample-1' } }] }],
    },
  },
  hubspot: {
    name: 'HubSpot',
    secret: 'the client secret of the app',
    paste:
      'In the app: Webhooks, this target URL, a subscription to contact.creation. PUBLIC_URL must ' +
      'be the address that HubSpot calls: it is signed.',
    sample: [{ eventId: 'sample-1', subscriptionType: 'contact.creation', objectId: '1' }],
  },
  pipedrive: {
    name: 'Pipedrive',
    secret: 'user:password, as entered under HTTP auth',
    paste: 'In Tools and apps, Webhooks: version 2, create person, lead or deal, this endpoint.',
    sample: {
      meta: { id: 'sample-1', entity: 'person', action: 'create', version: '2.0' },
      data: { id: 1, name: DANA.name, emails: [{ value: DANA.email, primary: true }] },
    },
  },
};
