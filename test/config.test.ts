import { expect, test } from 'vitest';
import { botTokenRequired, readConfig, slackRequired } from '../src/config.ts';

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'signing' };

test('without a variable the documented defaults stand', () => {
  expect(readConfig({})).toMatchObject({
    databaseUrl: 'file:./data/baton.db',
    port: 3000,
    host: '127.0.0.1',
    slack: null,
    webhookOut: null,
    slaTick: '*/1 * * * * *',
    logLevel: 'info',
  });
});

test('the public address is the operator’s word, else where the server listens', () => {
  expect(readConfig({}).publicUrl).toBe('http://127.0.0.1:3000');
  expect(readConfig({ PUBLIC_URL: 'https://baton.acme.test/' }).publicUrl).toBe(
    'https://baton.acme.test',
  );
  expect(() => readConfig({ PUBLIC_URL: 'baton.acme.test' })).toThrow('PUBLIC_URL: found');
});

test('an empty variable is a missing one', () => {
  expect(readConfig({ PORT: '', SLACK_APP_TOKEN: '', ...SLACK })).toMatchObject({
    port: 3000,
    slack: { botToken: 'xoxb-1', appToken: undefined },
  });
});

const halfMailbox = () => readConfig({ PAGE_URL: 'smtp://ops:hunter2@mail.acme.test' });
const withPassword = () => readConfig({ SLACK_BOT_TOKEN: 'hunter2' });

test.each([
  ['PORT', 'eighty', 'PORT: found "eighty", expected a port from 0 to 65535.'],
  ['PORT', '70000', 'PORT: found "70000", expected a port from 0 to 65535.'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL: found "loud", expected one of trace, debug'],
  ['SLA_TICK', 'often', 'SLA_TICK: found "often", expected a cron expression'],
  ['SLACK_API_URL', 'slack', 'SLACK_API_URL: found "slack", expected an address'],
])('%s=%s ends with one line that names it', (name, value, line) => {
  expect(() => readConfig({ [name]: value })).toThrow(line);
});

test('a system that is asked has its own address, and a token where it is set', () => {
  const { systems } = readConfig({
    HUBSPOT_API_URL: 'http://127.0.0.1:4000/hubspot/',
    HUBSPOT_TOKEN: 'pat-1',
  });
  expect(systems.hubspot).toEqual({ apiUrl: 'http://127.0.0.1:4000/hubspot', token: 'pat-1' });
  expect(systems.meta).toEqual({ apiUrl: 'https://graph.facebook.com', token: undefined });
});

const toAddressWithPassword = () => readConfig({ META_API_URL: 'https://me:hunter2@graph.test' });

test('a token is sent to no address that others on the way can read', () => {
  for (const url of ['http://api.hubapi.com', 'ftp://api.hubapi.com', 'api.hubapi.com']) {
    expect(() => readConfig({ HUBSPOT_API_URL: url })).toThrow('HUBSPOT_API_URL: found');
  }
  expect(toAddressWithPassword).toThrow('META_API_URL: found a value of 29 characters');
  expect(toAddressWithPassword).not.toThrow('hunter2');
});

test('a malformed secret is named, never shown', () => {
  expect(withPassword).toThrow('SLACK_BOT_TOKEN: found a value of 7 characters');
  expect(withPassword).not.toThrow('hunter2');
});

test('an address for outgoing webhooks needs its secret', () => {
  const half = { WEBHOOK_OUT_URL: 'https://crm.test/hooks' };
  expect(() => readConfig(half)).toThrow('WEBHOOK_OUT_SECRET: found nothing');
});

test('an address for pages is read, or named without what it holds', () => {
  expect(readConfig({}).page).toBeNull();
  const url = 'https://hooks.acme.test/page';
  expect(readConfig({ PAGE_URL: url }).page).toEqual({ kind: 'webhook', url });
  expect(halfMailbox).toThrow('PAGE_URL: found a value of 33 characters, expected https://');
  expect(halfMailbox).not.toThrow('hunter2');
});

test('two secrets of a source live side by side while they are rotated', () => {
  const { secretOf } = readConfig({ WEBHOOK_SECRET_WEB_FORM: 'whsec_new whsec_old' });
  expect(secretOf('web-form')).toEqual(['whsec_new', 'whsec_old']);
  expect(secretOf('chat')).toEqual([]);
});

test('a server without Slack credentials says how to see the demo', () => {
  expect(() => slackRequired(readConfig({}))).toThrow('npm run demo');
  expect(slackRequired(readConfig(SLACK))).toMatchObject({ botToken: 'xoxb-1' });
});

test('the bot token alone is enough to ask Slack, and is named when it is missing', () => {
  expect(botTokenRequired(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1' }))).toBe('xoxb-1');
  expect(() => botTokenRequired(readConfig({}))).toThrow(
    'SLACK_BOT_TOKEN: found nothing, expected the bot token',
  );
});
