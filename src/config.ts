import { validate } from 'node-cron';
import { z } from 'zod';
import { API_URL_FORM, isApiUrl } from './adapters/api-url.ts';
import type { ProviderAccess } from './adapters/enrichment/http-provider.ts';
import { openLanguage } from './adapters/language/open-language.ts';
import { PAGE_URL_FORM, type PageTarget, parsePageUrl } from './adapters/pager/page-url.ts';
import { AppError } from './errors.ts';
import type { FetchedSystem } from './routing/model/fetched.ts';
import { providerVariables } from './routing/model/workspace/provider.ts';
import { secretVariable } from './routing/model/workspace/source.ts';
import type { Language } from './words/language.ts';

const port = z.coerce
  .number('a port from 0 to 65535')
  .int('a port from 0 to 65535')
  .min(0, 'a port from 0 to 65535')
  .max(65_535, 'a port from 0 to 65535');
/** An empty variable is a missing one: that is how shells and compose files unset things. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const token = optional(z.string().min(1, 'a token'));
const apiUrl = (usual: string) =>
  optional(z.string().refine(isApiUrl, API_URL_FORM)).transform((url) =>
    (url ?? usual).replace(/\/+$/, ''),
  );

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

const schema = z.object({
  DATABASE_URL: optional(z.string()).transform((url) => url ?? 'file:./data/baton.db'),
  PORT: optional(port).transform((value) => value ?? 3000),
  HOST: optional(z.string()).transform((value) => value ?? '127.0.0.1'),
  OPS_PORT: optional(port),
  PUBLIC_URL: optional(
    z.url({ protocol: /^https?$/, error: 'an address such as https://baton.example.com' }),
  ),
  SLACK_BOT_TOKEN: optional(z.string().regex(/^xox[a-z.]+-/, 'a bot token such as xoxb-…')),
  SLACK_SIGNING_SECRET: optional(z.string().min(1, 'the signing secret of the Slack app')),
  SLACK_APP_TOKEN: optional(z.string().regex(/^xapp-/, 'an app-level token such as xapp-…')),
  SLACK_API_URL: optional(z.url('an address such as https://slack.com/api/')),
  SLA_TICK: optional(
    z.string().refine(validate, 'a cron expression such as */1 * * * * *'),
  ).transform((value) => value ?? '*/1 * * * * *'),
  WEBHOOK_OUT_URL: optional(z.url('an address such as https://crm.example.com/hooks')),
  WEBHOOK_OUT_SECRET: optional(z.string().regex(/^whsec_/, 'a secret such as whsec_…')),
  PAGE_URL: optional(z.string()),
  HUBSPOT_API_URL: apiUrl('https://api.hubapi.com'),
  HUBSPOT_TOKEN: token,
  META_API_URL: apiUrl('https://graph.facebook.com'),
  META_TOKEN: token,
  PIPEDRIVE_API_URL: apiUrl('https://api.pipedrive.com'),
  PIPEDRIVE_TOKEN: token,
  LANGUAGE_FILE: optional(z.string()),
  LOG_LEVEL: optional(z.enum(LEVELS, `one of ${LEVELS.join(', ')}`)).transform(
    (value) => value ?? 'info',
  ),
});

type Variables = z.infer<typeof schema>;
const SECRET = /TOKEN|SECRET/;

export interface SlackAccess {
  botToken: string;
  signingSecret: string;
  appToken: string | undefined;
}

/** How a system outside is reached. */
export interface SystemAccess {
  /** Without a slash at the end. */
  apiUrl: string;
  /** Undefined where nobody has set it: then the system is not asked. */
  token: string | undefined;
}

export interface Config {
  databaseUrl: string;
  port: number;
  host: string;
  opsPort: number | undefined;
  /** Where the world reaches the public door, without a slash at the end. */
  publicUrl: string;
  /** Null without credentials: the CLI works, the server does not start. */
  slack: SlackAccess | null;
  /** Enough to ask Slack something, where nothing is received from it. */
  slackBotToken: string | undefined;
  slackApiUrl: string | undefined;
  slaTick: string;
  webhookOut: { url: string; secret: string } | null;
  /** Whom to reach past Slack; null when nobody is to be. */
  page: PageTarget | null;
  /** The systems that are asked for leads their webhooks only name. */
  systems: Record<FetchedSystem, SystemAccess>;
  /** What cards, Home and answers speak. */
  language: Language;
  logLevel: Variables['LOG_LEVEL'];
  /** Secrets of a source; two while they are rotated. */
  secretOf(sourceId: string): string[];
  /** Where a provider of facts is asked, as it stands in the environment. */
  accessOf(providerId: string): ProviderAccess;
}

/**
 * @throws AppError `input.environment` that names the variable, what was found and what is expected
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = schema.safeParse(env);
  if (!parsed.success) throw malformed(parsed.error, env);
  const variables = parsed.data;
  return {
    databaseUrl: variables.DATABASE_URL,
    port: variables.PORT,
    host: variables.HOST,
    opsPort: variables.OPS_PORT,
    publicUrl: publicUrlOf(variables),
    slack: slackOf(variables),
    slackBotToken: variables.SLACK_BOT_TOKEN,
    slackApiUrl: variables.SLACK_API_URL,
    slaTick: variables.SLA_TICK,
    webhookOut: webhookOutOf(variables),
    page: pageOf(variables),
    systems: systemsOf(variables),
    language: openLanguage(variables.LANGUAGE_FILE),
    logLevel: variables.LOG_LEVEL,
    accessOf: (providerId) => accessOf(env, providerId),
    secretOf: (sourceId) => (env[secretVariable(sourceId)] ?? '').split(/\s+/).filter(Boolean),
  };
}

/** @throws AppError `input.environment` that says how to see Baton without an account */
export function slackRequired({ slack }: Config): SlackAccess {
  if (slack) return slack;
  throw new AppError(
    'input.environment',
    'SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET: found nothing, expected the credentials of a Slack ' +
      'app (see README). To see Baton without an account, run: npm run demo',
    { details: { variable: 'SLACK_BOT_TOKEN' } },
  );
}

/** @throws AppError `input.environment` */
export function botTokenRequired({ slackBotToken }: Config): string {
  if (slackBotToken !== undefined) return slackBotToken;
  throw environment('SLACK_BOT_TOKEN', 'nothing', 'the bot token of a Slack app such as xoxb-…');
}

/** Behind a proxy only the operator knows it. */
function publicUrlOf({ PUBLIC_URL, HOST, PORT }: Variables): string {
  return (PUBLIC_URL ?? `http://${HOST}:${PORT}`).replace(/\/+$/, '');
}

function slackOf(variables: Variables): SlackAccess | null {
  const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_APP_TOKEN } = variables;
  if (!SLACK_BOT_TOKEN || !SLACK_SIGNING_SECRET) return null;
  return {
    botToken: SLACK_BOT_TOKEN,
    signingSecret: SLACK_SIGNING_SECRET,
    appToken: SLACK_APP_TOKEN,
  };
}

function webhookOutOf({ WEBHOOK_OUT_URL, WEBHOOK_OUT_SECRET }: Variables): Config['webhookOut'] {
  if (!WEBHOOK_OUT_URL) return null;
  if (WEBHOOK_OUT_SECRET) return { url: WEBHOOK_OUT_URL, secret: WEBHOOK_OUT_SECRET };
  throw environment(
    'WEBHOOK_OUT_SECRET',
    'nothing',
    'a secret such as whsec_… beside WEBHOOK_OUT_URL',
  );
}

function pageOf({ PAGE_URL: url }: Variables): Config['page'] {
  if (url === undefined) return null;
  const target = parsePageUrl(url);
  if (target) return target;
  // It may hold a password, so that it is not repeated.
  throw environment('PAGE_URL', `a value of ${url.length} characters`, PAGE_URL_FORM);
}

function systemsOf(variables: Variables): Config['systems'] {
  return {
    hubspot: { apiUrl: variables.HUBSPOT_API_URL, token: variables.HUBSPOT_TOKEN },
    meta: { apiUrl: variables.META_API_URL, token: variables.META_TOKEN },
    pipedrive: { apiUrl: variables.PIPEDRIVE_API_URL, token: variables.PIPEDRIVE_TOKEN },
  };
}

/** Which providers there are is in the store, so that `doctor` says what is wrong with these. */
function accessOf(env: Record<string, string | undefined>, providerId: string): ProviderAccess {
  const names = providerVariables(providerId);
  return { apiUrl: env[names.url] || undefined, token: env[names.token] || undefined };
}

function malformed(error: z.ZodError, env: Record<string, string | undefined>): AppError {
  const issue = error.issues[0];
  const name = String(issue?.path[0] ?? '');
  const value = env[name] ?? '';
  // A secret's value is never shown, not even a wrong one; nor is the password of an address.
  const isSecret = SECRET.test(name) || value.includes('@');
  const found = isSecret ? `a value of ${value.length} characters` : `"${value}"`;
  return environment(name, found, issue?.message ?? 'another value');
}

function environment(name: string, found: string, expected: string): AppError {
  return new AppError('input.environment', `${name}: found ${found}, expected ${expected}.`, {
    details: { variable: name },
  });
}
