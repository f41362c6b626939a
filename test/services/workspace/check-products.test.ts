import { expect, it } from 'vitest';
import { PROVIDER_KINDS } from '../../../src/routing/model/workspace/source.ts';
import { exportWorkspace } from '../../../src/services/workspace/export-workspace.ts';
import { formatFault } from '../../../src/services/workspace/file-fault.ts';
import { parseWorkspace } from '../../../src/services/workspace/parse-workspace.ts';
import { createWorld, POLICY, ROSTER } from '../../support/world.ts';

const parse = (sources: string) => parseWorkspace({ roster: ROSTER, policy: POLICY, sources });

function faultsOf(sources: string): string[] {
  const outcome = parse(sources);
  return ('faults' in outcome ? outcome.faults : outcome.warnings).map(formatFault);
}

function sourcesOf(text: string) {
  const outcome = parse(text);
  if ('faults' in outcome) throw new Error(outcome.faults.map(formatFault).join('\n'));
  return outcome.workspace.sources ?? [];
}

it.each(PROVIDER_KINDS)('a %s proves itself in its own way unless told otherwise', (kind) => {
  expect(sourcesOf(`- { id: a, kind: ${kind} }`)).toMatchObject([{ kind, auth: 'provider' }]);
  const text = `- { id: a, kind: ${kind}, auth: url_token, mapping: { person.email: e } }`;
  expect(sourcesOf(text)).toMatchObject([{ kind, auth: 'url_token' }]);
});

it.each([
  ['- { id: a, kind: jotform }', 'kind: found "jotform"', 'not available in this version'],
  ['- { id: a, kind: salesforce }', 'kind: found "salesforce"', 'not available in this version'],
  ['- { id: a, kind: typefrom }', 'kind: found "typefrom"', '"typeform"'],
  ['- { id: a, auth: provider }', 'auth: found provider', 'the kind generic has none'],
  [
    '- { id: a, kind: mapping, auth: provider, mapping: { person.email: e } }',
    'auth: found provider',
    'the kind mapping has none',
  ],
  ['- { id: a, events: [lead] }', 'events: found it on a source of the kind generic', 'a product'],
  [
    '- { id: a, kind: hubspot, events: [contact.creatoin] }',
    'events[0]: found the unknown event "contact.creatoin"',
    'Did you mean "contact.creation"?',
  ],
  ['- { id: a, kind: tally, key: data.id }', 'key:', 'it goes with kind: mapping'],
  ['- { id: a, kind: tally, signature: { header: x } }', 'signature:', 'it goes with auth: hmac'],
  [
    '- { id: a, kind: tally, mapping: { person.emial: answers.Work } }',
    'mapping.person.emial:',
    '"person.email"',
  ],
  [
    '- { id: a, kind: tally, mapping: { person.email: data..x } }',
    'mapping.person.email:',
    'a place in the body',
  ],
])('%s says where it is wrong', (text, place, words) => {
  const [first] = faultsOf(text);
  expect(first).toContain(`sources.yml:1 [0].${place}`);
  expect(first).toContain(words);
  expect(parse(text)).toHaveProperty('faults');
});

it('a question of a form may be named whatever signs are in it', () => {
  const text =
    '- { id: a, kind: tally, mapping: { custom.sites: "answers.No. of [large] sites?" } }';
  expect(faultsOf(text)).toEqual([]);
  expect(faultsOf(text.replace('tally', 'mapping'))[0]).toContain('a place in the body');
});

it('products come back from an export as they were written', async () => {
  const sources = `
- { id: crm, kind: hubspot, events: [contact.creation, contact.restore] }
- { id: form, kind: typeform, mapping: { custom.a: "answers.Why?" } }
- { id: other, kind: tally, auth: bearer }
`;
  const world = await createWorld({ sources });
  const text = (await exportWorkspace(world.ctx))['sources.yml'] ?? '';
  expect(text).not.toContain('provider');
  const byId = (list: ReturnType<typeof sourcesOf>) =>
    list.toSorted((a, b) => a.id.localeCompare(b.id));
  expect(byId(sourcesOf(text))).toEqual(byId(sourcesOf(sources)));
});
