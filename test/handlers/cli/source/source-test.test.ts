import { join } from 'node:path';
import { expect, it } from 'vitest';
import { directoryWith, openCommandLine, smallWorkspace } from '../command-line.ts';

const SOURCES = `
- id: zapier
  kind: mapping
  key: id
  honeypot: fax
  mapping: { person.email: contact.email, company.name: company, request.message: [note, message] }
`;

async function open() {
  const { baton } = await openCommandLine();
  await baton('apply', directoryWith({ ...smallWorkspace(), 'sources.yml': SOURCES }));
  const test = (text: string, ...more: string[]) => {
    const file = join(directoryWith({ 'body.txt': text }), 'body.txt');
    return baton('source', 'test', file, '--source', 'zapier', ...more);
  };
  return { baton, test };
}

it('a body is shown as its source maps it, with what was left over', async () => {
  const { test } = await open();
  const body = JSON.stringify({
    id: 'e1',
    contact: { email: 'dana@globex.test', vip: true },
    company: 'Globex',
    note: '',
    message: 'Hi',
    answers: [{ label: 'Why', value: 'w'.repeat(200) }],
  });
  const { code, out } = await test(body);
  expect(code).toBe(0);
  expect(out).toContain('is a lead; nothing set aside.');
  expect(out).toContain('"email": "dana@globex.test"');
  expect(out).toContain('contact.vip: true');
  expect(out).toContain('answers[0].label: "Why"');
  expect(out).not.toContain('w'.repeat(70));
  expect(out.split('\n').at(-1)).toMatch(/^Next: baton route .* --dry-run --source zapier$/);
  const { unused } = JSON.parse((await test(body, '--json')).out);
  expect(unused.map((one: { path: string }) => one.path)).toEqual([
    'contact.vip',
    'answers[0].label',
    'answers[0].value',
  ]);
});

it('the text of a form is read as well', async () => {
  const { test } = await open();
  const { code, out } = await test('contact[email]=d%40g.test&company=Globex+Inc&other=1\n');
  expect(code).toBe(0);
  expect(out).toContain('"name": "Globex Inc"');
  expect(out).toContain('other: "1"');
});

it('a body that names nobody would go to quarantine, and the test fails', async () => {
  const { test } = await open();
  const { code, out } = await test('{"email":"dana@globex.test"}');
  expect(code).toBe(1);
  expect(out).toContain('would go to quarantine: nothing in it says who it is from');
  expect(out).toContain('email: "dana@globex.test"');
  expect(out.split('\n').at(-1)).toMatch(/^Mend the mapping in sources.yml, apply it, then: baton/);
});

it('a body that a machine seems to have sent says so, and is a lead all the same', async () => {
  const { test } = await open();
  const trapped = await test('contact[email]=d%40g.test&fax=1');
  expect(trapped.code).toBe(0);
  expect(trapped.out).toContain('to quarantine: a field was filled in that people do not see.');
  const { out } = await test('contact[email]=d%40mailinator.com', '--json');
  expect(JSON.parse(out)).toMatchObject({
    usable: true,
    doubt: 'the address is one for an hour (mailinator.com)',
  });
});

it('everything used is said, and a long rest is cut', async () => {
  const { test } = await open();
  expect((await test('contact.email=d%40g.test')).out).toContain('uses everything in it');
  const many = Array.from({ length: 70 }, (_, i) => `&k${i}=1`).join('');
  expect((await test(`contact.email=d%40g.test${many}`)).out).toContain('… and 20 more');
});

it('an unknown source is refused by name', async () => {
  const { baton } = await open();
  const { code, err } = await baton('source', 'test', '-', '--source', 'zapir');
  expect(code).toBe(1);
  expect(err).toContain('“zapir”');
});

it('a mapped body is submitted and previewed as its source reads it', async () => {
  const { baton } = await open();
  const text = JSON.stringify({ contact: { email: 'dana@globex.test' }, company: 'Globex' });
  const file = join(directoryWith({ 'lead.json': text }), 'lead.json');
  const preview = await baton('route', file, '--dry-run', '--source', 'zapier');
  expect(preview).toMatchObject({ code: 0 });
  const form = join(directoryWith({ 'f.txt': 'contact.email=d%40g.test' }), 'f.txt');
  const another = await baton('route', form, '--dry-run', '--source', 'zapier');
  expect(another).toMatchObject({ code: 0 });
  const refused = await baton('route', file, '--dry-run');
  expect(refused).toMatchObject({ code: 1 });
  const { out } = await baton('lead', 'submit', file, '--source', 'zapier');
  expect(out).toContain('Accepted as a new lead');
});

it('a mapped body that names nobody is in the queue with its reason', async () => {
  const { baton } = await open();
  const file = join(directoryWith({ 'lead.json': '{"message":"Call me"}' }), 'lead.json');
  const preview = await baton('route', file, '--dry-run', '--source', 'zapier');
  expect(preview).toMatchObject({ code: 1 });
  const { out } = await baton('lead', 'submit', file, '--source', 'zapier', '--json');
  const { lead_id: id, state } = JSON.parse(out);
  expect(state).toBe('quarantined');
  const list = await baton('lead', 'list', '--status', 'quarantined');
  expect(list.out).toContain('Unknown sender');
  expect(list.out).toContain('nothing in it says who it is from');
  const told = await baton('lead', 'explain', id);
  expect(told.out).toContain('went to quarantine: nothing in it says who it is from.');
  expect(told.out).toContain('Set aside /person');
  const { decision } = JSON.parse((await baton('lead', 'explain', id, '--json')).out);
  expect(decision).toMatchObject({
    outcome: 'quarantined',
    reason_codes: ['quarantine.nobody'],
  });
  expect((await baton('lead', 'show', id)).code).toBe(0);
});
