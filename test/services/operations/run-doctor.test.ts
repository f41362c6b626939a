import { expect, it } from 'vitest';
import { runDoctor } from '../../../src/services/operations/run-doctor.ts';
import { NO_PROVIDERS } from '../../support/providers.ts';
import { createWorld } from '../../support/world.ts';

const SOURCES = `
- { id: hooks }
- { id: signed, auth: hmac }
- { id: zap, auth: bearer }
- { id: make, auth: basic }
- { id: form, auth: url_token }
- { id: open, auth: none }
`;

async function sourceChecks(secrets: Record<string, string[]>) {
  const { ctx } = await createWorld({ sources: SOURCES });
  const checks = await runDoctor(ctx, {
    secretOf: (id) => secrets[id] ?? [],
    messenger: null,
    pager: null,
    providers: NO_PROVIDERS,
  });
  return checks.filter(({ name }) => name.startsWith('Source '));
}

it('the doctor asks for the secret of every source, and complains of one without proof', async () => {
  expect(await sourceChecks({})).toMatchObject([
    { name: 'Source form', fine: false, mend: 'Set WEBHOOK_SECRET_FORM.' },
    { name: 'Source hooks', fine: false, mend: 'Set WEBHOOK_SECRET_HOOKS.' },
    { name: 'Source make', fine: false, mend: 'Set WEBHOOK_SECRET_MAKE.' },
    { name: 'Source open', fine: false, found: 'no authentication' },
    { name: 'Source signed', fine: false, mend: 'Set WEBHOOK_SECRET_SIGNED.' },
    { name: 'Source zap', fine: false, mend: 'Set WEBHOOK_SECRET_ZAP.' },
  ]);
});

it('is content with secrets, as long as that of basic names a user', async () => {
  const ids = ['hooks', 'signed', 'zap', 'form'];
  const secrets = Object.fromEntries(ids.map((id) => [id, ['s3cret']]));
  const wrong = await sourceChecks({ ...secrets, make: ['acme:old', 's3cret'] });
  expect(wrong.filter(({ fine }) => !fine)).toMatchObject([
    { name: 'Source make', mend: 'Write WEBHOOK_SECRET_MAKE as user:password.' },
    { name: 'Source open' },
  ]);
  expect(JSON.stringify(wrong)).not.toContain('s3cret');
  const right = await sourceChecks({ ...secrets, make: ['acme:old', 'acme:new'] });
  expect(right.filter(({ fine }) => !fine).map(({ name }) => name)).toEqual(['Source open']);
});

it('asks for the token of a product whose webhooks only name a lead', async () => {
  const sources = '- { id: portal, kind: hubspot }\n- { id: forms, kind: typeform }\n';
  const { ctx } = await createWorld({ sources });
  const checkedWith = async (known: boolean) => {
    const checks = await runDoctor(ctx, {
      secretOf: () => ['s3cret'],
      messenger: null,
      pager: null,
      providers: {
        ...NO_PROVIDERS,
        accessOf: () => ({ apiUrl: undefined, token: known ? 'pat' : undefined }),
      },
    });
    return checks.filter(({ name, fine }) => name.startsWith('Source ') && !fine);
  };
  expect(await checkedWith(false)).toMatchObject([
    {
      name: 'Source portal',
      found: 'no token to ask for what is only named',
      mend: 'Set HUBSPOT_TOKEN.',
    },
  ]);
  expect(await checkedWith(true)).toEqual([]);
});
