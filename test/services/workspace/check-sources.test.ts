import { expect, it } from 'vitest';
import type { Source } from '../../../src/routing/model/workspace/source.ts';
import { exportWorkspace } from '../../../src/services/workspace/export-workspace.ts';
import { formatFault } from '../../../src/services/workspace/file-fault.ts';
import { parseWorkspace } from '../../../src/services/workspace/parse-workspace.ts';
import { createWorld, POLICY, ROSTER } from '../../support/world.ts';

const parse = (sources: string) => parseWorkspace({ roster: ROSTER, policy: POLICY, sources });

function faultsOf(sources: string): string[] {
  const outcome = parse(sources);
  return ('faults' in outcome ? outcome.faults : outcome.warnings).map(formatFault);
}

function sourcesOf(text: string): Source[] {
  const outcome = parse(text);
  if ('faults' in outcome) throw new Error(outcome.faults.map(formatFault).join('\n'));
  return outcome.workspace.sources ?? [];
}

const byId = (list: Source[]) => list.toSorted((a, b) => a.id.localeCompare(b.id));

const mapped = (...lines: string[]) =>
  ['- id: zapier', '  kind: mapping', ...lines.map((line) => `  ${line}`), ''].join('\n');

it.each([
  ['- { id: a }', { kind: 'generic', auth: 'standard_webhooks' }],
  ['- { id: a, auth: hmac }', { auth: 'hmac' }],
  ['- { id: a, kind: mapping, mapping: { person.email: e } }', { auth: 'bearer' }],
  [
    '- { id: a, auth: hmac, signature: { header: X-Sig } }',
    { signature: { header: 'x-sig', prefix: '', encoding: 'hex' } },
  ],
  [
    '- { id: a, auth: url_token, redirect: "https://acme.test" }',
    { redirect: 'https://acme.test/' },
  ],
])('%s is a source, whole with its defaults', (text, expected) => {
  expect(sourcesOf(text)).toMatchObject([expected]);
});

it.each([
  [mapped(), 'sources.yml:2 [0].kind: found no mapping', 'person.email: contact.email'],
  [
    mapped('mapping:', '  person.emial: e'),
    'sources.yml:4 [0].mapping.person.emial: found the unknown field "person.emial"',
    'Did you mean "person.email"?',
  ],
  [mapped('mapping: { email: e }'), 'sources.yml:3 [0].mapping.email:', '"person.email"?'],
  [mapped('mapping: { schema_version: e }'), 'sources.yml:3 [0].mapping.schema_version:', ''],
  [mapped('mapping: { custom.: e }'), 'sources.yml:3 [0].mapping.custom.:', 'custom.*'],
  [mapped('mapping: { custom.__proto__: e }'), 'sources.yml:3 [0].mapping.custom.__proto__:', ''],
  [
    mapped('mapping:', '  person.email: contact..email'),
    'sources.yml:4 [0].mapping.person.email: found "contact..email"',
    'a place in the body such as "contact.email"',
  ],
  [
    mapped('mapping:', '  person.email:', '    - e', '    - "a[]"'),
    'sources.yml:6 [0].mapping.person.email[1]: found "a[]"',
    'a place in the body',
  ],
  [mapped('mapping: { person.email: [] }'), 'sources.yml:3 [0].mapping.person.email:', ''],
  [mapped('mapping: { person.email: 5 }'), 'sources.yml:3 [0].mapping.person.email: found 5', ''],
  [mapped('mapping: { person.email: e }', 'key: ".id"'), 'sources.yml:4 [0].key: found ".id"', ''],
  ['- { id: a, mapping: { person.email: e } }', 'sources.yml:1 [0].mapping:', 'kind: mapping'],
  ['- { id: a, key: id }', 'sources.yml:1 [0].key:', 'it goes with kind: mapping'],
  [
    '- { id: a, signature: { header: x } }',
    'sources.yml:1 [0].signature: found it with auth: standard_webhooks',
    'it goes with auth: hmac',
  ],
  [
    '- { id: a, auth: hmac, signature: { headr: x } }',
    'sources.yml:1 [0].signature.headr:',
    '"header"',
  ],
  [
    '- { id: a, auth: hmac, signature: { header: "x y" } }',
    'sources.yml:1 [0].signature.header:',
    '',
  ],
  [
    '- { id: a, auth: hmac, signature: { encoding: base32 } }',
    'sources.yml:1 [0].signature.encoding: found "base32"',
    '"hex" or "base64"',
  ],
  ['- { id: a, honeypot: "a..b" }', 'sources.yml:1 [0].honeypot: found "a..b"', 'a place in the'],
  [
    '- { id: a, kind: mapping, mapping: { person.name: x }, honeypot: x }',
    'sources.yml:1 [0].honeypot: found "x", which the mapping reads as person.name',
    'people fill it in',
  ],
  ['- { id: a, fresh_for: soon }', 'sources.yml:1 [0].fresh_for: found "soon"', '"7d"'],
  ['- { id: a, burst: { most: 0, within: 1h } }', '[0].burst.most: found 0', 'at least 1.'],
  ['- { id: a, disposable: yes }', 'sources.yml:1 [0].disposable:', '"quarantine"'],
  ['- { id: a, auth: token }', 'sources.yml:1 [0].auth: found "token"', '"url_token"'],
  [
    '- { id: a, auth: url_token, redirect: "http://a.test" }',
    'sources.yml:1 [0].redirect:',
    'https',
  ],
  [
    '- { id: a, auth: url_token, redirect: "javascript:x" }',
    'sources.yml:1 [0].redirect:',
    'https',
  ],
])('%j says where it is wrong', (text, place, words) => {
  const [first] = faultsOf(text);
  expect(first).toContain(place);
  expect(first).toContain(words);
  expect(parse(text)).toHaveProperty('faults');
});

it('an age that no lead can have is a warning', () => {
  const text = mapped('mapping: { person.email: e }', 'fresh_for: 7d');
  expect(faultsOf(text)[0]).toContain('[0].fresh_for: found it without submitted_at');
  expect(parse(text)).toHaveProperty('workspace');
  expect(faultsOf(mapped('mapping: { submitted_at: t }', 'fresh_for: 7d'))).toEqual([]);
});

it('a page to go on to is a warning where no browser can get in', () => {
  const text = '- { id: a, auth: bearer, redirect: "https://a.test" }';
  expect(faultsOf(text)[0]).toContain('sources.yml:1 [0].redirect: found it with auth: bearer');
  expect(parse(text)).toHaveProperty('workspace');
});

it('sources come back from an export as they were written, without their defaults', async () => {
  const sources = `
- { id: hooks }
- { id: signed, auth: hmac, signature: { prefix: "sha256=" } }
- id: zapier
  kind: mapping
  key: id
  mapping: { person.email: contact.email, request.message: [a, b], custom.plan: plan }
- { id: contact, auth: url_token, redirect: "https://acme.test/thanks" }
- { id: form, honeypot: fax, disposable: allow, burst: { most: 5, within: 10m }, fresh_for: 7d }
`;
  const world = await createWorld({ sources });
  const text = (await exportWorkspace(world.ctx))['sources.yml'] ?? '';
  expect(text).not.toMatch(/standard_webhooks|bearer|generic|channel/);
  expect(byId(sourcesOf(text))).toEqual(byId(sourcesOf(sources)));
});

it('two sources never read one secret', () => {
  expect(faultsOf('- { id: web-form }\n- { id: web.form }\n')).toEqual([
    expect.stringMatching(/^sources\.yml:2 .*WEBHOOK_SECRET_WEB_FORM. Rename one\.$/),
  ]);
});

it('a mapping may name the meeting that is booked', () => {
  const [source] = sourcesOf(mapped('mapping: { person.email: e, meeting.host: host }'));
  expect(source?.mapping).toEqual({ 'person.email': 'e', 'meeting.host': 'host' });
});
