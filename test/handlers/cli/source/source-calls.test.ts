import { describe, expect, it } from 'vitest';
import { findSource } from '../../../../src/db/workspace/workspace-store.ts';
import { secretVariable } from '../../../../src/routing/model/workspace/source.ts';
import { type Door, openDoor } from '../../http/open-door.ts';
import { directoryWith, openCommandLine, smallWorkspace } from '../command-line.ts';
import { actAsCurl, runCurl } from './run-curl.ts';

const MAPPING = `kind: mapping, mapping: {
  person.email: contact.email, person.name: "What's your name?", company.name: "answers[1].value",
  request.message: [comments, "a=b&c"], custom.plan: plan, submitted_at: at, test: "flags[0]" }`;

/** A door and a command line over one store; `secret` is the source's. */
async function openWith(source: string, secret: string) {
  const door: Door = await openDoor({
    deps: {
      findSource: (id) => findSource(door.db.read, id),
      secretOf: () => secret.split(' ').filter(Boolean),
    },
  });
  const { baton } = await openCommandLine({
    open: async () => ({ ctx: door.ctx, close: async () => {} }),
    findSource: (_, id) => findSource(door.db.read, id),
    secretOf: () => secret.split(' ').filter(Boolean),
    baseUrl: door.url,
  });
  await baton('apply', directoryWith({ ...smallWorkspace(), 'sources.yml': source }));
  return { door, baton };
}

async function printed(source: string, secret: string) {
  const { door, baton } = await openWith(source, secret);
  const { code, out } = await baton('source', 'url', 'form-1', '--json');
  expect(code).toBe(0);
  const env = { [secretVariable('form-1')]: secret };
  const leads = () => door.db.read.select().from(door.db.t.leads);
  const text = (await baton('source', 'url', 'form-1')).out;
  return { ...JSON.parse(out), env, leads, text };
}

const WHSEC = `whsec_${Buffer.from('a secret of the form').toString('base64')}`;

describe('the printed line of curl', () => {
  it.each([
    ['auth: standard_webhooks', WHSEC],
    ['auth: hmac', 's3cret'],
    ['auth: hmac, signature: { header: x-sig, prefix: "sha256=", encoding: base64 }', 's3cret'],
    ['auth: bearer', 's3cret'],
    ['auth: bearer', 's3cret older'],
    ['auth: basic', 'acme:s3cret'],
    ['auth: basic', 'acme:s3cret acme:older'],
    ['auth: url_token', 's3cret/+?'],
    ['auth: none', ''],
    [`auth: bearer, ${MAPPING}`, 's3cret'],
    [`auth: hmac, ${MAPPING}`, "it's-s3cret"],
    [`auth: url_token, ${MAPPING}`, 's3cret'],
  ])('works for %s with the secret %s', async (settings, secret) => {
    const { curl, env, leads } = await printed(`- { id: form-1, ${settings} }`, secret);
    expect(await runCurl(curl, env)).toMatchObject({ status: 202 });
    expect(await leads()).toMatchObject([
      { test: true, faults: [], company: 'Globex', submission: { person: expect.anything() } },
    ]);
    expect(await actAsCurl(curl, env)).toMatchObject({ status: 200 });
  });

  it.each([
    ['auth: url_token', 's3cret', 202],
    [`auth: url_token, ${MAPPING}`, 's3cret', 202],
    ['auth: none', '', 202],
    [`auth: url_token, redirect: "https://acme.test/thanks", ${MAPPING}`, 's3cret', 303],
  ])('works as a form for %s', async (settings, secret, status) => {
    const { form, env, leads } = await printed(`- { id: form-1, ${settings} }`, secret);
    expect(form.curl).toContain('--data-urlencode');
    expect(await runCurl(form.curl, env)).toMatchObject({ status });
    expect(await leads()).toMatchObject([
      { test: true, faults: [], submission: { person: { email: 'dana@globex.test' } } },
    ]);
    expect((await leads())[0]?.submission.request.message).toBe('Need pricing for 300 seats');
  });

  it('holds no secret, except where the address is one', async () => {
    for (const auth of ['hmac', 'bearer', 'basic', 'standard_webhooks']) {
      const secret = auth === 'basic' ? 'acme:s3cret' : 's3cret';
      const { text } = await printed(`- { id: form-1, auth: ${auth} }`, secret);
      expect(text).not.toContain('s3cret');
    }
    const { url, text } = await printed('- { id: form-1, auth: url_token }', 's3cret older');
    expect(url).toMatch(/\/webhooks\/leads\/form-1\/s3cret$/);
    expect(text).toContain('The address is a secret');
    expect(text).not.toContain('older');
  });

  it('says when it stores a real lead', async () => {
    const mapping = 'kind: mapping, mapping: { person.email: email }';
    const real = await printed(`- { id: form-1, ${mapping} }`, 's3cret');
    expect(real.text).toContain('stores a real lead, because its mapping has no test');
    const test = await printed('- { id: form-1 }', WHSEC);
    expect(test.text).toContain('stores a test lead');
  });
});

describe('the printed form', () => {
  it('has the names its source reads, and none of it leaves its place', async () => {
    const quote = `kind: mapping, mapping: { person.email: 'a"><script>', request.message: message }`;
    const { form } = await printed(`- { id: form-1, auth: url_token, ${quote} }`, 's3cret');
    expect(form.html).toContain('name="a&quot;>&lt;script>" required');
    expect(form.html).not.toContain('<script>');
    expect(form.html).toContain('<textarea name="message">');
    expect(form.html).toMatch(/^<form method="post" action="http:[^"]+\/form-1\/s3cret">/);
  });

  it('is shown for sources a browser can reach, and for no other', async () => {
    const bearer = await printed('- { id: form-1, auth: bearer }', 's3cret');
    expect(bearer.form).toBeUndefined();
    expect(bearer.text).not.toContain('<form');
    const open = await printed('- { id: form-1, auth: none }', '');
    expect(open.text).toContain('name="person.email"');
  });
});
