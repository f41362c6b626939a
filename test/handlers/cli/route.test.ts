import { expect, it } from 'vitest';
import {
  directoryWith,
  GLOBEX,
  leadFile,
  openCommandLine,
  smallWorkspace,
} from './command-line.ts';

async function openAcme() {
  const line = await openCommandLine();
  await line.baton('apply', directoryWith(smallWorkspace()));
  return line;
}

it('a preview names the rep, the rules and the reps, and writes nothing', async () => {
  const { baton } = await openAcme();
  const before = (await baton('audit', 'show')).out;
  const { code, out } = await baton('route', leadFile(), '--dry-run');
  expect(code).toBe(0);
  expect(out).toMatch(/^(Ana Ruiz|Ben Okafor) would get it: the rule “everyone” matched; /);
  expect(out).toMatch(/\nRules\n {2}students {2}no match .*\n {2}everyone {2}won/);
  expect(out).toMatch(/\nReps\n {2}(Ana Ruiz|Ben Okafor) +can take it {2}owed 0\.50/);
  expect(JSON.parse((await baton('lead', 'list', '--json')).out)).toEqual([]);
  expect((await baton('audit', 'show')).out).toBe(before);
});

it('a preview names all whom a rule would ask at once', async () => {
  const { baton } = await openCommandLine();
  const files = smallWorkspace();
  const assign = 'assign: { pool: sales, offer: first_to_claim }';
  const policy = (files['policy.yml'] ?? '').replace('assign: { pool: sales }', assign);
  await baton('apply', directoryWith({ ...files, 'policy.yml': policy }));
  const { out } = await baton('route', leadFile(), '--dry-run');
  expect(out).toMatch(/^.* and .* would be asked at once: the rule “everyone” matched; /);
  const { decision } = JSON.parse((await baton('route', leadFile(), '--dry-run', '--json')).out);
  expect(decision).toMatchObject({ rep: null, outcome: 'offered' });
  expect(decision.asked_at_once).toHaveLength(2);
});

it('a preview for machines is the decision of an explanation', async () => {
  const { baton } = await openAcme();
  const { out } = await baton('route', leadFile(), '--dry-run', '--json');
  const { decision, rules, candidates } = JSON.parse(out);
  expect(decision).toMatchObject({ outcome: 'offered', rule: 'everyone' });
  expect(rules).toHaveLength(2);
  expect(candidates).toContainEqual(expect.objectContaining({ rep: decision.rep, eligible: true }));
});

it('a preview names the other segments and territories that matched', async () => {
  const { baton } = await openCommandLine();
  const files = smallWorkspace();
  const places = `territories:
  - { id: spain, match: { company.country: ES } }
  - { id: iberia, match: { company.country: [ES, PT] }, priority: 5 }
segments:
  - { id: south, when: { territory: iberia } }
  - { id: all }
`;
  await baton(
    'apply',
    directoryWith({ ...files, 'policy.yml': `${files['policy.yml']}\n${places}` }),
  );
  const lead = leadFile({ ...GLOBEX, company: { name: 'Globex', country: 'ES' } });
  const { out } = await baton('route', lead, '--dry-run');
  expect(out).toContain('The territory “spain” matched too: has priority 0; “iberia” has 5.');
  expect(out).toContain('The segment “all” matched too: lost by order to “south”.');
});

it('a lead that a machine sent would wait in quarantine, and says so before all else', async () => {
  const { baton } = await openCommandLine();
  const sources = '- { id: website, kind: generic, honeypot: custom.fax }\n';
  await baton('apply', directoryWith({ ...smallWorkspace(), 'sources.yml': sources }));
  const file = leadFile({ ...GLOBEX, custom: { fax: '1' } });
  const { out } = await baton('route', file, '--dry-run', '--source', 'website');
  expect(out).toMatch(/^It would go to quarantine: a field was filled in that people do not see\./);
  const submitted = await baton('lead', 'submit', file, '--source', 'website');
  expect(submitted.out).toContain('Next: baton quarantine show lead_');
});

it('a lead that is not for sales says so', async () => {
  const { baton } = await openAcme();
  const student = { ...GLOBEX, person: { email: 'sam@college.edu' } };
  const { code, out } = await baton('route', leadFile(student), '--dry-run');
  expect(code).toBe(0);
  expect(out).toMatch(/^It would not go to sales: the rule “students” matched/);
});

it('another policy and another hour can be tried', async () => {
  const { baton } = await openAcme();
  const files = smallWorkspace();
  const hours = 'hours: { mon-fri: ["09:00-17:00"] }';
  const policy = files['policy.yml']?.replace('id: everyone', 'id: tried') ?? '';
  const dir = directoryWith({ ...files, 'policy.yml': policy });
  const tried = await baton('route', leadFile(), '--dry-run', '--with', dir);
  expect(tried.out).toContain('the rule “tried” matched');
  const roster = files['roster.yml']?.replaceAll(/(id: (?:ana|ben),)/g, `$1 ${hours},`) ?? '';
  await baton('apply', directoryWith({ ...files, 'roster.yml': roster }));
  const at = '2026-11-23T03:00:00Z';
  const { out } = await baton('route', leadFile(), '--dry-run', '--at', at);
  expect(out).toMatch(/^It would wait until 10:00: /);
});

it('without --dry-run, or with a time that is none, it is wrong usage', async () => {
  const { baton } = await openAcme();
  const real = await baton('route', leadFile());
  expect(real.code).toBe(2);
  expect(real.err).toContain('--dry-run');
  const time = await baton('route', leadFile(), '--dry-run', '--at', 'noon');
  expect(time.code).toBe(2);
  expect(time.err).toContain('“noon” is no time');
});

it('nothing can be previewed by a policy that is broken or missing', async () => {
  const { baton } = await openCommandLine();
  const missing = await baton('route', leadFile(), '--dry-run');
  expect(missing.code).toBe(1);
  expect(missing.err).toContain('No policy is published');
  const dir = directoryWith({ ...smallWorkspace(), 'policy.yml': 'version: 2\n' });
  const broken = await baton('route', leadFile(), '--dry-run', '--with', dir);
  expect(broken.code).toBe(1);
  expect(broken.err).toMatch(/^policy\.yml:1 version: /m);
});
