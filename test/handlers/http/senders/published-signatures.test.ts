import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SCHEMES } from '../../../../src/handlers/http/senders/schemes.ts';
import { verifySignature } from '../../../../src/handlers/http/senders/verify-signature.ts';

interface Vector {
  scheme: keyof typeof SCHEMES;
  source: string;
  secret: string;
  url?: string;
  headers: Record<string, string>;
  body: string;
  at?: number;
}

/** Signed by others. Where one is of a product's own making, its source says so. */
const VECTORS: readonly Vector[] = [
  {
    scheme: 'hubspot',
    source: "HubSpot's Python SDK, tests/spec/utils/test_signature.py at 83aedb04",
    secret: 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy',
    url: 'https://www.example.com/webhook_uri',
    headers: {
      'x-hubspot-request-timestamp': '15000000',
      'x-hubspot-signature-v3': 'HPW73RUtKmcYoEDADG0s6MmGFWUzWJKAW07r8RDgcQw=',
    },
    body: "{'example_field':'example_value'}",
    at: 15_000_000,
  },
  {
    scheme: 'meta',
    source: "the example in GitHub's documentation, which signs as Meta does",
    secret: "It's a Secret to Everybody",
    headers: {
      'x-hub-signature-256':
        'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    },
    body: 'Hello, World!',
  },
  {
    scheme: 'typeform',
    source: 'webhook-verify, src/providers/typeform.rs at 933ed1fa',
    secret: 'typeform_webhook_secret_2026',
    headers: { 'typeform-signature': 'sha256=SxAJUw6vn/KWUnuo8L+etZQ1+P6nGF+4t92qCVhABgo=' },
    body: '{"event_type":"form_response","form_response":{"form_id":"aBcDefGhIj","token":"8lBh6Y7h2qOHo","submitted_at":"2023-01-27T15:40:21Z"}}',
  },
  {
    scheme: 'typeform',
    source: 'webhook-verify, src/providers/typeform.rs, an empty body',
    secret: 'typeform_webhook_secret_2026',
    headers: { 'typeform-signature': 'sha256=II452V+uMzi3uR9Gec1eAyP+3WaWGkbAEgFf0OX5qVE=' },
    body: '',
  },
  {
    scheme: 'typeform',
    source: 'webhook-verify, src/providers/typeform.rs, letters beyond ASCII',
    secret: 'typeform_webhook_secret_2026',
    headers: { 'typeform-signature': 'sha256=VQ6N4wREQNQC1ME+LkvCypCv2AGrF4rv8EZMNK1XTlQ=' },
    body: 'héllo, 🦀 world!',
  },
  {
    scheme: 'calendly',
    source: 'webhook-verify, src/providers/calendly.rs at 9d7dee75',
    secret: 'calendly_signing_key_test',
    headers: {
      'calendly-webhook-signature':
        't=1700000000,v1=c28fe5f7a1527d7f93349786637c707d636115f902962c743a8b8d88b6b9c401',
    },
    body: '{"event":"invitee.created","payload":{"email":"test@example.com"}}',
    at: 1_700_000_000_000,
  },
  {
    scheme: 'webflow',
    source: "webhook-verify, src/providers/webflow.rs at 6ca7b838: Webflow's own body and key",
    secret: '2b4acfd1c5518bf03c73a4889d197d77251353857c22694bf150b9e3402ba15f',
    headers: {
      'x-webflow-timestamp': '1722370035277',
      'x-webflow-signature': '3d2c36d21a1f85c7812f702074afdf7ea44f45f49155d4c0704735d6366295f8',
    },
    body: '{"triggerType":"form_submission","payload":{"name":"Email Form","siteId":"65427cf400e02b306eaa049c","data":{"Email 2":"hello@gmail.com"},"submittedAt":"2024-07-30T20:07:15.220Z","id":"66a947f35b9d7ba400e22733","formId":"65429eadebe8a9f3a30f62d7"}}',
    at: 1_722_370_035_277,
  },
  {
    scheme: 'intercom',
    source: 'webhook-verify, src/providers/intercom.rs at b3c1287e',
    secret: 'intercom-client-secret-for-testing',
    headers: { 'x-hub-signature': 'sha1=cbf9bf16f89d9cf089ee3500c5ba94595b3aedcd' },
    body: '{"type":"notification_event","app_id":"abc123","data":{"type":"notification_event_data","item":{"type":"ticket","id":"5"}}}',
  },
  {
    scheme: 'tally',
    source: 'webhook-verify, src/providers/tally.rs at 21e01eed',
    secret: 'tally_test_signing_secret',
    headers: { 'tally-signature': 'WlZVYEQ5tRffbwu/CEVRe5cJ+ecRYQ2l2o0BIcnjGGM=' },
    body: '{"eventId":"a4cb511e-d513-4fa5-baee-b815d718dfd1","eventType":"FORM_RESPONSE","createdAt":"2023-06-28T15:00:21.889Z","data":{"responseId":"2wgx4n","submissionId":"2wgx4n","formId":"VwbNEw","formName":"Webhook payload","createdAt":"2023-06-28T15:00:21.000Z","fields":[{"key":"question_3EKz4n","label":"Text","type":"INPUT_TEXT","value":"Hello"}]}}',
  },
];

const verify = ({ scheme, url = 'https://x.test/', headers, body, secret, at = 0 }: Vector) =>
  verifySignature(
    SCHEMES[scheme],
    { method: 'POST', url, headers, body: Buffer.from(body) },
    { secrets: ['another', secret], now: new Date(at) },
  );

describe('a signature that others made', () => {
  it('is there for every scheme', () => {
    const signed = new Set(VECTORS.map(({ scheme }) => scheme));
    expect([...signed].toSorted()).toEqual(Object.keys(SCHEMES).toSorted());
  });

  it.each(VECTORS)('is taken: $scheme, $source', (vector) => {
    expect(() => verify(vector)).not.toThrow();
    expect(() => verify({ ...vector, body: `${vector.body} ` })).toThrow(/is not/);
  });
});

const signForHubspot = (url: string) => {
  const time = '1000';
  const mac = createHmac('sha256', 's').update(`POST${url}b${time}`).digest('base64');
  return { 'x-hubspot-request-timestamp': time, 'x-hubspot-signature-v3': mac };
};

it('of the address of a call to HubSpot twelve signs stand for themselves, and no others', () => {
  const asTyped = 'https://x.test/%3A%2f%3F%40%21%24%27%28%29%2A%2C%3B%20%25%3D?a=%2C%26';
  const asSigned = "https://x.test/:/?@!$'()*,;%20%25%3D?a=,%26";
  const at = new Date(1_000);
  const verifyWith = (headers: Record<string, string>) =>
    verify({
      scheme: 'hubspot',
      source: '',
      secret: 's',
      url: asTyped,
      headers,
      body: 'b',
      at: at.getTime(),
    });
  expect(() => verifyWith(signForHubspot(asSigned))).not.toThrow();
  expect(() => verifyWith(signForHubspot(asTyped))).toThrow(/POST https:\/\/x\.test\/%3A/);
});
