import { expect, it } from 'vitest';
import { parsePageUrl } from '../../../src/adapters/pager/page-url.ts';

it.each([
  ['https://hooks.slack.com/services/T1/B1/x', 'https://hooks.slack.com/services/T1/B1/x'],
  ['https://relay.acme.com/v2?key=1', 'https://relay.acme.com/v2?key=1'],
  ['http://127.0.0.1:8080/page', 'http://127.0.0.1:8080/page'],
  ['http://[::1]:8080/page', 'http://[::1]:8080/page'],
])('%s is an address that takes JSON', (value, url) => {
  expect(parsePageUrl(value)).toEqual({ kind: 'webhook', url });
});

it('a mailbox names server, sender, receivers and perhaps a login', () => {
  const value = 'smtps://ops%40acme.com:p%3Ass@mail.acme.com?from=b@acme.com&to=a@x.com,c@y.com';
  expect(parsePageUrl(value)).toEqual({
    kind: 'mail',
    host: 'mail.acme.com',
    port: 465,
    secure: true,
    auth: { user: 'ops@acme.com', pass: 'p:ss' },
    from: 'b@acme.com',
    to: ['a@x.com', 'c@y.com'],
  });
  expect(parsePageUrl('smtp://[::1]:2525?from=b@acme.com&to=a@x.com')).toMatchObject({
    host: '::1',
    port: 2525,
    secure: false,
    auth: null,
  });
});

it.each([
  ['plain HTTP to another machine', 'http://relay.acme.com/page'],
  ['a login in a web address', 'https://user:secret@relay.acme.com/'],
  ['a mailbox without receivers', 'smtps://mail.acme.com?from=b@acme.com'],
  ['a mailbox without a sender', 'smtps://mail.acme.com?to=b@acme.com'],
  [
    'a receiver that could smuggle a header',
    'smtps://m.acme.com?from=b@x.com&to=a@x.com%0Abcc:b@y',
  ],
  ['a login that cannot be read', 'smtps://%E0:x@m.acme.com?from=b@x.com&to=a@x.com'],
  ['another scheme', 'ftp://acme.com'],
  ['no address at all', 'ops@acme.com'],
])('%s is refused', (_, value) => {
  expect(parsePageUrl(value)).toBeNull();
});
