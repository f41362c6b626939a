import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseSubmission } from '../../../src/routing/intake/parse-submission.ts';
import { formatFault, type WorkspaceTexts } from '../../../src/services/workspace/file-fault.ts';
import { initWorkspace } from '../../../src/services/workspace/first/init-workspace.ts';
import { parseWorkspace } from '../../../src/services/workspace/parse-workspace.ts';

const EXAMPLES = new URL('../../../examples/', import.meta.url);
const ROSTER = `version: 1
reps:
  - id: ana
    name: Ana Ruiz
    email: ana@acme.test
    crm: { hubspot: "501" }
  - { id: ben, name: Ben Okafor }
  - { id: mia, name: Mia Chen, role: admin }
`;
const POLICY = `version: 1
pools:
  - { id: emea, members: { ana: 100, ben: 50 } }
rules:
  - { id: rest, when: {}, assign: { pool: emea } }
sla:
  standard: { claim: 15m }
`;

const parse = (texts: WorkspaceTexts) =>
  parseWorkspace({ roster: ROSTER, policy: POLICY, ...texts });
function faultsOf(texts: WorkspaceTexts): string[] {
  const outcome = parse(texts);
  return ('faults' in outcome ? outcome.faults : outcome.warnings).map(formatFault);
}
const roster = (from: string, to: string) => ({ roster: ROSTER.replace(from, to) });
const policy = (from: string, to: string) => ({ policy: POLICY.replace(from, to) });
const HEADER = 'id,name,domain,owner,tier,country,employees,crm_id';
const accounts = (...lines: string[]) => ({ accounts: [HEADER, ...lines].join('\n') });

function readExample(name: string): WorkspaceTexts {
  const dir = new URL(`${name}/`, EXAMPLES);
  const files = readdirSync(dir);
  const text = (file: string) =>
    files.includes(file) ? readFileSync(new URL(file, dir), 'utf8') : undefined;
  const all = {
    roster: text('roster.yml'),
    policy: text('policy.yml'),
    accounts: text('accounts.csv'),
    sources: text('sources.yml'),
  };
  return Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined));
}

describe('the examples', () => {
  it.each(['acme', 'solo', 'round-robin'])('%s has neither a fault nor a warning', (name) => {
    expect(parseWorkspace(readExample(name))).toMatchObject({ warnings: [] });
  });

  it('the first workspace of "baton init" has neither', () => {
    const texts = initWorkspace();
    const outcome = parseWorkspace({
      roster: texts['roster.yml'] ?? '',
      policy: texts['policy.yml'] ?? '',
      accounts: texts['accounts.csv'] ?? '',
      sources: texts['sources.yml'] ?? '',
    });
    expect(outcome).toMatchObject({ warnings: [] });
  });

  it('acme has 40 accounts and 46 leads, and only one lead has faults', () => {
    const outcome = parseWorkspace(readExample('acme'));
    expect('workspace' in outcome && outcome.workspace.accounts).toHaveLength(40);
    const dir = new URL('acme/leads/', EXAMPLES);
    const leads = readdirSync(dir).map((file) => ({
      file,
      parsed: parseSubmission(JSON.parse(readFileSync(new URL(file, dir), 'utf8')), new Date(0)),
    }));
    expect(leads).toHaveLength(46);
    const odd = leads.filter(({ parsed }) => 'rejected' in parsed || parsed.faults.length > 0);
    expect(odd.map(({ file }) => file)).toEqual(['39-bad-optional-fields.json']);
  });
});

describe('a broken workspace', () => {
  it.each([
    [
      roster('name: Ana Ruiz', 'name: Ana\n    capasity: { open: 5 }'),
      'roster.yml:5 reps[0].capasity: found the unknown key "capasity"',
      'Did you mean "capacity"?',
    ],
    [roster('ana@acme.test', 'ana@'), 'roster.yml:5 reps[0].email: found "ana@"', 'e-mail address'],
    [roster('"501"', '501'), 'roster.yml:6 reps[0].crm.hubspot: found 501', 'a text (in quotes'],
    [roster('id: ben', 'id: ana'), 'roster.yml:7 reps[1].id: found "ana" a second time', 'its own'],
    [
      roster('name: Ben Okafor', 'name: Ben, timezone: Madrid'),
      'roster.yml:7 reps[1].timezone: found "Madrid"',
      'expected an IANA time zone such as "Europe/Madrid"',
    ],
    [
      roster('name: Ben Okafor', 'name: Ben, hours: { funday: ["09:00-17:00"] }'),
      'roster.yml:7 reps[1].hours.funday: found the key "funday"',
      'expected a day or a range of days',
    ],
    [
      roster('name: Ben Okafor', 'role: boss'),
      'roster.yml:7 reps[1].name: found nothing',
      'a text',
    ],
    [roster('version: 1', 'version: 2'), 'roster.yml:1 version: found 2', 'expected 1'],
    [
      policy('version: 1', 'version: 1\nquarantine: { review: 4 hours }'),
      'policy.yml:2 quarantine.review: found "4 hours"',
      'expected 0 or a duration such as "30s", "5m" or "4h"',
    ],
    [{ roster: 'reps: [' }, 'roster.yml:1: found no valid YAML', ''],
    [roster('name: Ben', 'id: ben, name: Ben'), 'roster.yml:7: found no valid YAML', 'unique'],
    [{ roster: '' }, 'roster.yml:1: found nothing', 'keys and values'],
    [policy('ben: 50', 'bne: 50'), 'policy.yml:3 pools[0].members.bne:', 'Did you mean "ben"?'],
    [policy('pool: emea', 'pol: emea'), 'policy.yml:5 rules[0].assign.pol:', 'Did you mean "pool"'],
    [
      policy('pool: emea', 'pool: emae'),
      'policy.yml:5 rules[0].assign.pool:',
      'Did you mean "emea"',
    ],
    [
      policy('when: {}', 'when: { company.employees: { gtee: 5 } }'),
      'policy.yml:5 rules[0].when.company.employees.gtee: found "gtee"',
      'Did you mean "gte"?',
    ],
    [policy('15m', '15 min'), 'policy.yml:7 sla.standard.claim: found "15 min"', 'a duration such'],
    [
      policy('15m', '15m, on_breach: [{ reroute: soon }]'),
      'policy.yml:7 sla.standard.on_breach[0].reroute: found "soon"',
      'a duration such',
    ],
    [
      policy(
        'sla:',
        'segments: [{ id: a, weights: { fit: 1, intent: 1, account: 0, capacity: 0, urgency: 0 } }]\nsla:',
      ),
      'policy.yml:6 segments[0].weights:',
      'expected weights that sum to 1; these sum to 2. Take away 1',
    ],
    [accounts('a,A,a.test,,,,many,'), 'accounts.csv:2 employees: found "many"', 'a whole number'],
    [
      accounts('a,A,a.test,,,,,', 'a,B,not a domain,,,,,'),
      'accounts.csv:3 domain: found "not a domain"',
      'domains such as',
    ],
    [accounts('a,A,,,,,,', '', 'a,B,,,,,,'), 'accounts.csv:4 id: found "a" again', 'in line 2'],
    [{ accounts: 'id,nmae,domain\n' }, 'accounts.csv:1 name: found no column "name"', HEADER],
    [{ accounts: `${HEADER}\na,"A,,,` }, 'accounts.csv:2: found no valid CSV', 'Quote'],
    [{ sources: '- { id: web }\n- { id: web }\n' }, 'sources.yml:2 [1].id: found "web"', 'own'],
    [{ sources: '- { id: web, knd: generic }' }, 'sources.yml:1 [0].knd:', 'Did you mean "kind"?'],
  ])('%j says where it is broken', (texts, place, words) => {
    const faults = faultsOf(texts);
    expect(faults[0]).toContain(place);
    expect(faults.find((one) => one.startsWith(place))).toContain(words);
    expect(parse(texts)).toHaveProperty('faults');
  });

  it('names every fault of every file, in reading order', () => {
    const faults = faultsOf({
      ...policy('claim: 15m', 'claim: x, clam: y'),
      ...roster('name: Ben Okafor', 'nam: Ben'),
      ...accounts('a,,a.test,,,Spain,,'),
    });
    expect(faults.map((one) => one.split(': ')[0])).toEqual([
      'roster.yml:7 reps[1].name',
      'roster.yml:7 reps[1].nam',
      'policy.yml:7 sla.standard.claim',
      'policy.yml:7 sla.standard.clam',
      'accounts.csv:2 name',
      'accounts.csv:2 country',
    ]);
  });

  it('asks for the files that must be there', () => {
    const outcome = parseWorkspace({});
    expect('faults' in outcome && outcome.faults.map((one) => one.file)).toEqual([
      'roster.yml',
      'policy.yml',
    ]);
  });
});

describe('the owner of an account', () => {
  it('may be a roster id, an e-mail or a CRM id', () => {
    const outcome = parse(accounts('a,A,,ana,,,,', 'b,B,,ANA@acme.test,,,,', 'c,C,,501,,,,'));
    const owners = 'workspace' in outcome && outcome.workspace.accounts?.map((one) => one.ownerId);
    expect(owners).toEqual(['ana', 'ana', 'ana']);
  });

  it('is a warning with its line when nobody has that name, and the account stays', () => {
    const outcome = parse(accounts('a,A,b.test;A.test,zed,,es,5,'));
    expect(outcome).toMatchObject({
      workspace: {
        accounts: [{ id: 'a', ownerId: null, domains: ['a.test', 'b.test'], country: 'ES' }],
      },
      warnings: [{ line: 2, path: 'owner', severity: 'warning' }],
    });
  });
});
