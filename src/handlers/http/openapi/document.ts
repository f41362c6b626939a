import { type JsonSchema, publishedSchemas } from '../../../routing/contracts/json-schema.ts';
import type { Access, Answer, Parameter, Route } from './route.ts';
import { OPERATING_ROUTES } from './routes/operating.ts';
import { READING_ROUTES } from './routes/reading.ts';
import { SENDER_ROUTES } from './routes/senders.ts';

/** Every route that is served; a test compares them with what is mounted. */
export const ROUTES: readonly Route[] = [...SENDER_ROUTES, ...READING_ROUTES, ...OPERATING_ROUTES];

/** Of the document: it grows with what it says, whatever the release is called. */
const DOCUMENT_VERSION = '1.0.0';
const refTo = (name: string) => `#/components/schemas/${name}`;

const SECURITY: Record<Access, Record<string, string[]>[]> = {
  open: [],
  sender: [{ standardWebhooks: [] }, { bearer: [] }, { basic: [] }, { hmac: [] }, {}],
  read: [{ bearer: ['read'] }],
  ops: [{ bearer: ['ops'] }, { bearer: ['read'] }],
  slack: [{ slackSignature: [] }],
};

const header = (name: string, description: string) => ({
  type: 'apiKey',
  in: 'header',
  name,
  description,
});
const SCHEMES = {
  bearer: { type: 'http', scheme: 'bearer', description: '`baton token create --scope SCOPE`' },
  basic: { type: 'http', scheme: 'basic', description: 'Of a source with `auth: basic`' },
  standardWebhooks: header(
    'webhook-signature',
    'Standard Webhooks, with webhook-id and webhook-timestamp, 5 minutes both ways',
  ),
  hmac: header('x-signature', 'HMAC-SHA256 of the raw body; the source names header and form'),
  slackSignature: header('x-slack-signature', 'By the signing secret of the Slack app'),
};

/** OpenAPI 3.1 of every route, with the schemas of all that crosses them. */
export function openApiDocument(): JsonSchema {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Baton',
      version: DOCUMENT_VERSION,
      description: 'Gives each new lead to one rep in Slack, and can always say why.',
      license: { name: 'MIT' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    paths: pathsOf(ROUTES),
    webhooks: { event: { post: eventOperation() } },
    components: { schemas: publishedSchemas(refTo), securitySchemes: SCHEMES },
  };
}

function pathsOf(routes: readonly Route[]): Record<string, JsonSchema> {
  const paths: Record<string, JsonSchema> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  }
  return paths;
}

function operation({ name, group, says, access, parameters, body, answers }: Route): JsonSchema {
  return {
    operationId: name,
    tags: [group],
    summary: says,
    security: SECURITY[access],
    ...(parameters && { parameters: parameters.map(parameterOf) }),
    ...(body && { requestBody: { required: true, content: bodyContent(body) } }),
    responses: Object.fromEntries(answers.map((one) => [String(one.status), responseOf(one)])),
  };
}

function parameterOf({ name, in: place, says, schema, example, required = true }: Parameter) {
  const shown = example === undefined ? {} : { example };
  return { name, in: place, required, description: says, schema, ...shown };
}

function bodyContent({ types, schema, example }: NonNullable<Route['body']>): JsonSchema {
  const media = {
    schema: schema ? { $ref: refTo(schema) } : { type: 'object' },
    ...(example !== undefined && { example }),
  };
  return Object.fromEntries(types.map((type) => [type, media]));
}

function responseOf({ when, schema, type, example, headers }: Answer): JsonSchema {
  const media = {
    schema: schema
      ? { $ref: refTo(schema) }
      : { type: type === 'text/plain' ? 'string' : 'object' },
    ...(example !== undefined && { example }),
  };
  const mime = type ?? (schema && 'application/json');
  return {
    description: when,
    ...(mime && { content: { [mime]: media } }),
    ...(headers && { headers: headersOf(headers) }),
  };
}

function headersOf(headers: Record<string, string>): JsonSchema {
  return Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' } },
    ]),
  );
}

/** What leaves: nobody has to answer with a body. */
function eventOperation(): JsonSchema {
  return {
    operationId: 'event',
    summary: 'Sent to WEBHOOK_OUT_URL, signed by Standard Webhooks, per lead in order',
    security: SECURITY.sender.slice(0, 1),
    requestBody: {
      required: true,
      content: { 'application/json': { schema: { $ref: refTo('Event') } } },
    },
    responses: { '2XX': { description: 'Taken; anything else, and it is sent again' } },
  };
}
