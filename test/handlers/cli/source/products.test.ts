import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSource } from '../../../../src/db/workspace/workspace-store.ts';
import {
  PROVIDER_KINDS,
  type ProviderKind,
  secretVariable,
} from '../../../../src/routing/model/workspace/source.ts';
import { listPayloads, payload } from '../../../support/payloads.ts';
import { openDoor, PUBLIC_URL } from '../../http/open-door.ts';
import { directoryWith, openCommandLine, smallWorkspace } from '../command-line.ts';
import { runCurl } from './run-curl.ts';

const SECRET = "user:it's-s3cret";
const VARIABLE = secretVariable('inbox');
const NAMED = ['hubspot', 'meta'];

async function openFor(settings: string, secret = SECRET) {
  const door = await openDoor({
    deps: {
      findSource: (id) => findSource(door.db.read, id),
      secretOf: () => secret.split(' ').filter(Boolean),
    },
  });
  const { baton } = await openCommandLine({
    open: async () => ({ ctx: door.ctx, close: async () => {} }),
    findSource: (_, id) => findSource(door.db.read, id),
    secretOf: () => secret.split(' ').filter(Boolean),
    baseUrl: PUBLIC_URL,
  });
  const sources = `- { id: inbox, ${settings} }\n`;
  await baton('apply', directoryWith({ ...smallWorkspace(), 'sources.yml': sources }));
  return { door, baton };
}

describe.each(PROVIDER_KINDS)('source url of a %s', (kind: ProviderKind) => {
  it('prints a call that works, where to enter the address, and no secret', async () => {
    const { door, baton } = await openFor(`kind: ${kind}`);
    const { code, out } = await baton('source', 'url', 'inbox', '--json');
    expect(code).toBe(0);
    const { curl, paste } = JSON.parse(out);
    const text = (await baton('source', 'url', 'inbox')).out;
    expect(text).toContain(`${PUBLIC_URL}/webhooks/leads/inbox\n${paste}\n`);
    expect(text).not.toContain('s3cret');
    const answer = await runCurl(curl.replace(PUBLIC_URL, door.url), { [VARIABLE]: SECRET });
    expect(answer).toMatchObject({ status: 200 });
    const leads = await door.db.read.select().from(door.db.t.leads);
    const expected = { faults: [], submission: { person: { email: 'dana@globex.test' } } };
    expect(leads).toMatchObject(NAMED.includes(kind) ? [] : [expected]);
    expect(text).toContain(NAMED.includes(kind) ? 'It names a lead' : 'It stores a real lead.');
  });

  it('says which secret is missing', async () => {
    const { baton } = await openFor(`kind: ${kind}`, '');
    const { code, out } = await baton('source', 'url', 'inbox');
    expect(code).toBe(1);
    expect(out).toMatch(new RegExp(`It answers 401 until ${VARIABLE} is set \\([^)]{10,}\\)`));
  });
});

it('a product may prove itself otherwise, and its call still works', async () => {
  for (const auth of ['url_token', 'bearer', 'none']) {
    const { door, baton } = await openFor(`kind: tally, auth: ${auth}`, 's3cret');
    const { out } = await baton('source', 'url', 'inbox', '--json');
    const { curl, form } = JSON.parse(out);
    expect(form).toBeUndefined();
    const answer = await runCurl(curl.replace(PUBLIC_URL, door.url), { [VARIABLE]: 's3cret' });
    expect(answer).toMatchObject({ status: 200 });
  }
});

describe('source test', () => {
  it.each(listPayloads().filter(({ name }) => name !== 'graph-lead'))(
    'reads $kind $name out, or says what comes of it',
    async ({ kind, name }) => {
      const { baton } = await openFor(`kind: ${kind}`);
      const dir = directoryWith({ 'body.json': payload(kind, name) });
      const file = join(dir, 'body.json');
      const { code, out } = await baton('source', 'test', file, '--source', 'inbox');
      const said = ['is a lead;', 'to be asked for by its id', 'would make no lead'];
      const at = said.findIndex((words) => out.includes(words));
      expect([name, at, code]).toEqual([name, at, at === 2 ? 1 : 0]);
      expect(at).toBeGreaterThanOrEqual(0);
    },
  );

  it('names what would be asked for with all its digits', async () => {
    const { baton } = await openFor('kind: meta');
    const dir = directoryWith({ 'body.json': payload('meta', 'leadgen') });
    const { out } = await baton('source', 'test', join(dir, 'body.json'), '--source', 'inbox');
    expect(out).toContain('names 2 leads');
    expect(out).toContain('90071992547409931');
    expect(out).toContain('90071992547409932');
  });
});
