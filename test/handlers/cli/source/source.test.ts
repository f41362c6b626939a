import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import {
  directoryWith,
  GLOBEX,
  leadFile,
  openCommandLine,
  smallWorkspace,
} from '../command-line.ts';

const SECRET = `whsec_${Buffer.from('a secret of the website').toString('base64')}`;

async function openWith(source: string, secrets: string[]) {
  const line = await openCommandLine({ secretOf: () => secrets });
  await line.baton('apply', directoryWith({ ...smallWorkspace(), 'sources.yml': source }));
  return line.baton;
}

it('a source is shown with a call that its own door accepts', async () => {
  const baton = await openWith('- { id: website }', [SECRET]);
  const { code, out } = await baton('source', 'url', 'website', '--json');
  expect(code).toBe(0);
  const { url, curl } = JSON.parse(out);
  expect(url).toBe('https://baton.acme.test/webhooks/leads/website');
  expect(curl).not.toContain(SECRET);
  const headers = Object.fromEntries(
    [...curl.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name, value]) => [name, value]),
  );
  const body = /-d '([^']+)'/.exec(curl)?.[1] ?? '';
  const [mac] = [new Webhook(SECRET).sign(headers['webhook-id'], stampOf(headers), body)];
  expect(headers['webhook-signature']).toBe(mac);
});

const stampOf = (headers: Record<string, string>) =>
  new Date(Number(headers['webhook-timestamp']) * 1000);

it('a bearer source is called with a variable in place of its secret', async () => {
  const baton = await openWith('- { id: web-form, auth: bearer }', ['s3cret']);
  const { code, out } = await baton('source', 'url', 'web-form');
  expect(code).toBe(0);
  expect(out.split('\n')[0]).toBe('https://baton.acme.test/webhooks/leads/web-form');
  expect(out).toContain('-H "authorization: Bearer $WEBHOOK_SECRET_WEB_FORM"');
  expect(out).not.toContain('s3cret');
});

it('an open source needs no proof', async () => {
  const baton = await openWith('- { id: website, auth: none }', []);
  const { code, out } = await baton('source', 'url', 'website');
  expect(code).toBe(0);
  expect(out).toContain("curl -X POST 'https://");
  expect(out).not.toMatch(/authorization|webhook-signature/);
});

it('a source without its secret says which variable is missing', async () => {
  const baton = await openWith('- { id: website }', []);
  const { code, out } = await baton('source', 'url', 'website');
  expect(code).toBe(1);
  expect(out).toContain('WEBHOOK_SECRET_WEBSITE is set');
});

it('an unknown source is refused by name', async () => {
  const baton = await openWith('- { id: website }', []);
  const { code, err } = await baton('source', 'url', 'webiste');
  expect(code).toBe(1);
  expect(err).toContain('“webiste”');
});

it('a submission is read out with what had to be set aside', async () => {
  const { baton } = await openCommandLine();
  const file = leadFile({ ...GLOBEX, company: { ...GLOBEX.company, employees: 'many' } });
  const { code, out } = await baton('source', 'test', file);
  expect(code).toBe(0);
  expect(out).toContain('1 field set aside');
  expect(out).toContain('/company/employees');
  const { submission } = JSON.parse((await baton('source', 'test', file, '--json')).out);
  expect(submission.person.email).toBe('dana@globex.test');
});

it('a submission that names nobody fails with its faults', async () => {
  const { baton } = await openCommandLine();
  const { code, out } = await baton('source', 'test', leadFile({ request: { form: 'demo' } }));
  expect(code).toBe(1);
  expect(out).toContain('would be refused');
  expect(out).toContain('/person');
});

it('stdin is read for -', async () => {
  const { baton } = await openCommandLine({ readStdin: async () => JSON.stringify(GLOBEX) });
  expect((await baton('source', 'test', '-')).code).toBe(0);
});

it('a file that is not JSON is named, without a word of what is in it', async () => {
  const { baton } = await openCommandLine();
  const dir = directoryWith({ 'lead.json': '{ "email": dana@globex.test }' });
  const { code, out, err } = await baton('source', 'test', `${dir}/lead.json`);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('lead.json is not JSON');
  expect(err).not.toContain('dana');
});
