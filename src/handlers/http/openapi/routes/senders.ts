import { type Answer, type Parameter, type Route, refusal } from '../route.ts';

const SOURCE: Parameter = {
  name: 'source',
  in: 'path',
  says: 'A source of sources.yml',
  schema: { type: 'string' },
  example: 'website',
};
const TOKEN = {
  says: 'The secret of a source with `auth: url_token`',
  schema: { type: 'string' },
} as const;
const KEYS: Parameter[] = [
  {
    name: 'webhook-id',
    in: 'header',
    says: 'The same id twice is the same lead, for at least 7 days',
    schema: { type: 'string', maxLength: 255 },
    required: false,
  },
  {
    name: 'Idempotency-Key',
    in: 'header',
    says: 'The same, for senders without Standard Webhooks',
    schema: { type: 'string', maxLength: 255 },
    required: false,
  },
];

const stored = { delivery_id: 'dlv_01', lead_id: 'lead_01' };

/** In the order in which they are checked. */
const ANSWERS: Answer[] = [
  {
    status: 202,
    when: 'Stored for good, before any routing; `attached`: it joined a living lead',
    schema: 'IntakeAnswer',
    example: { ...stored, status: 'accepted' },
  },
  {
    status: 200,
    when: 'The same source and key came before, or no lead is in it (`ignored`)',
    schema: 'IntakeAnswer',
    example: { ...stored, status: 'duplicate' },
  },
  { status: 303, when: 'A form was posted to a source with `redirect`' },
  refusal(404, 'There is no such source', 'missing.source'),
  refusal(413, 'The body is larger than 256 KiB', 'input.too_large'),
  refusal(415, 'The body is neither JSON nor a form, or compressed', 'input.content_type'),
  refusal(401, 'The proof is missing, wrong, stale or from the future', 'auth.signature_wrong'),
  refusal(400, 'The body cannot be parsed, or ended early', 'input.not_json'),
  refusal(422, 'The envelope is broken, or nothing identifies a person', 'input.unusable'),
  refusal(409, 'The key came before with another body (generic kind only)', 'conflict.key_reused'),
  refusal(503, 'The intake queue is full, or the store refuses', 'upstream.intake_full'),
  refusal(500, 'Something went wrong here; the log says what', 'bug.unexpected'),
];

const BODY = {
  types: ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
  schema: 'Submission',
  example: {
    schema_version: 1,
    submitted_at: '2026-11-22T10:00:00Z',
    person: { email: 'dana@globex.test', first_name: 'Dana', last_name: 'Ode', title: 'CTO' },
    company: { name: 'Globex', domain: 'globex.test', employees: 1200, country: 'ES' },
    request: { form: 'demo', message: 'Need pricing for 300 seats', timeline: 'this_month' },
    attribution: { channel: 'paid_search', campaign: 'q4' },
    custom: { any: 'scalar' },
  },
} as const satisfies Route['body'];

const says =
  'Takes one lead in. The shape is that of the generic kind; a source of another kind takes its ' +
  "provider's own body and proof, and is never refused for its fields.";

const CHALLENGE: Route = {
  method: 'get',
  path: '/webhooks/leads/{source}',
  name: 'answerChallenge',
  group: 'Leads in',
  says: 'Meta asks once whether the address is ours. Of a source of another kind nothing answers.',
  access: 'open',
  parameters: [
    SOURCE,
    ...['hub.mode', 'hub.verify_token', 'hub.challenge'].map((name) => ({
      name,
      in: 'query' as const,
      says: 'As Meta sends it',
      schema: { type: 'string' },
      required: false,
    })),
  ],
  answers: [
    {
      status: 200,
      when: 'The token is one of its secrets: the challenge itself',
      type: 'text/plain',
    },
    refusal(401, 'The verify token is none of its secrets', 'auth.challenge_refused'),
    refusal(404, 'There is no such source of the kind meta', 'missing.path'),
  ],
};

const SYSTEM: Parameter = {
  name: 'system',
  in: 'path',
  says: 'A source of sources.yml with `kind: crm`',
  schema: { type: 'string' },
  example: 'hubspot',
};
const CRM_SAYS =
  'Takes what a CRM tells of a lead: what its owner did there, how it ended, whose it is. Judged by ' +
  'when it was (`at`), so that the order in which it is told changes nothing.';
const ACTIVITY = {
  type: 'activity',
  kind: 'call',
  id: 'act_4711',
  at: '2026-11-22T10:00:00Z',
  lead_id: 'lead_01',
  owner: 'ana',
  text: 'They want a demo',
};

/** In the order in which they are checked, but for the lead, which is looked up last. */
const CRM_ANSWERS: Answer[] = [
  {
    status: 202,
    when: 'Stored for good; `recorded`: it changed nothing, and `reason` says why',
    schema: 'CrmAnswer',
    example: { ...stored, status: 'applied' },
  },
  {
    status: 200,
    when: 'The same id came before',
    schema: 'CrmAnswer',
    example: { ...stored, status: 'duplicate' },
  },
  refusal(404, 'There is no such system (`missing.source`), or no such lead', 'missing.lead'),
  refusal(413, 'The body is larger than 256 KiB', 'input.too_large'),
  refusal(415, 'The body is not JSON, or compressed', 'input.content_type'),
  refusal(401, 'The proof is missing, wrong, stale or from the future', 'auth.signature_wrong'),
  refusal(400, 'The body cannot be parsed, or ended early', 'input.not_json'),
  refusal(422, 'It is no event of a lead; `errors` says where and why', 'input.unusable'),
  refusal(503, 'Too many wait to be stored, or the store refuses', 'upstream.intake_full'),
  refusal(500, 'Something went wrong here; the log says what', 'bug.unexpected'),
];

export const SENDER_ROUTES: Route[] = [
  CHALLENGE,
  {
    method: 'post',
    path: '/webhooks/leads/{source}',
    name: 'sendLead',
    group: 'Leads in',
    says,
    access: 'sender',
    parameters: [SOURCE, { name: 'token', in: 'query', required: false, ...TOKEN }, ...KEYS],
    body: { ...BODY },
    answers: ANSWERS,
  },
  {
    method: 'post',
    path: '/webhooks/leads/{source}/{token}',
    name: 'sendLeadByAddress',
    group: 'Leads in',
    says: 'The same, for senders that can set nothing but an address.',
    access: 'sender',
    parameters: [SOURCE, { name: 'token', in: 'path', ...TOKEN }, ...KEYS],
    body: { ...BODY },
    answers: ANSWERS,
  },
  {
    method: 'post',
    path: '/webhooks/crm/{system}',
    name: 'tellOfLead',
    group: 'Leads in',
    says: CRM_SAYS,
    access: 'sender',
    parameters: [SYSTEM],
    body: { types: ['application/json'], schema: 'CrmEvent', example: ACTIVITY },
    answers: CRM_ANSWERS,
  },
];
