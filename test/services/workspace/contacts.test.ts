import { describe, expect, test } from 'vitest';
import { latestDecision } from '../../../src/db/leads/decision-store.ts';
import { listIdsByKey } from '../../../src/db/workspace/account-match-store.ts';
import { listAccounts } from '../../../src/db/workspace/account-store.ts';
import { listContacts } from '../../../src/db/workspace/contact-store.ts';
import { ensureAccountKeys } from '../../../src/services/workspace/accounts/ensure-account-keys.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';
import { exportWorkspace } from '../../../src/services/workspace/export-workspace.ts';
import type { WorkspaceTexts } from '../../../src/services/workspace/file-fault.ts';
import { readContacts } from '../../../src/services/workspace/reading/read-contacts.ts';
import { auditActions } from '../../support/cast.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const ACCOUNTS = `id,name,domain,owner,parent_id,last_activity
globex,Globex,globex.com,cleo,,2026-11-02
globex-labs,Globex Labs,globex-labs.com,cleo,globex,2026-11-03T09:30:00Z
`;
const CONTACTS = `email,account_id,name
Dana.Ode@gmail.com,globex,Dana Ode
eli@partner.example,globex-labs,
`;

async function apply(world: World, more: WorkspaceTexts = {}) {
  const files = { roster: ROSTER, policy: POLICY, ...more };
  const how = { dryRun: false, prune: false, onto: null } as const;
  return applyWorkspace(world.ctx, { files, ...how, actor: { kind: 'cli', osUser: 'test' } });
}

async function accountOf(world: World, email: string, more: Record<string, unknown> = {}) {
  const leadId = await world.submit(email, more);
  await world.settle();
  return (await latestDecision(world.db.read, leadId))?.account;
}

describe('contacts.csv', () => {
  test('names the account of people whose address says nothing, and of nobody else', async () => {
    const world = await createWorld({ accounts: ACCOUNTS });
    expect(await apply(world, { contacts: CONTACTS })).toMatchObject({
      outcome: 'applied',
      changes: expect.arrayContaining(['~ contacts: 2 added, 0 changed, 0 removed']),
    });
    expect(await accountOf(world, 'dana.ode@gmail.com')).toMatchObject({
      account: { id: 'globex' },
      by: 'contact',
      confidence: 1,
    });
    expect(await accountOf(world, 'dana.odes@gmail.com')).toMatchObject({ by: 'none' });
    expect(await accountOf(world, 'eli@partner.example')).toMatchObject({
      account: { id: 'globex-labs' },
      parent: { id: 'globex', name: 'Globex' },
    });
  });

  test('is the whole list, stays where the file is left out, and is on record', async () => {
    const world = await createWorld({ accounts: ACCOUNTS });
    await apply(world, { contacts: CONTACTS });
    expect(await apply(world)).toMatchObject({ outcome: 'unchanged' });
    const next = 'account_id,email\nglobex,eli@partner.example\n';
    expect(await apply(world, { contacts: next })).toMatchObject({
      changes: expect.arrayContaining(['~ contacts: 0 added, 1 changed, 1 removed']),
    });
    expect(await listContacts(world.db.read)).toEqual([
      { email: 'eli@partner.example', accountId: 'globex', name: null },
    ]);
    const actions = await auditActions(world);
    expect(actions.filter((one) => one === 'contacts.changed')).toHaveLength(2);
  });

  test('comes back out of an export as it is compared, and so does the last activity', async () => {
    const world = await createWorld({ accounts: ACCOUNTS });
    await apply(world, { contacts: CONTACTS });
    const { 'contacts.csv': contacts = '', 'accounts.csv': accounts = '' } = await exportWorkspace(
      world.ctx,
    );
    expect(contacts).toContain('dana.ode@gmail.com,globex,Dana Ode');
    expect(accounts).toContain(',2026-11-02\n');
    expect(accounts).toContain(',2026-11-03T09:30:00.000Z\n');
    expect(await apply(world, { contacts, accounts })).toMatchObject({ outcome: 'unchanged' });
  });

  test.each([
    ['email,account\nx@y.test,globex\n', 1, /no column "account_id"/],
    ['email,account_id,nmae\n', 1, /"nmae".*Did you mean "name"/],
    ['email,account_id\nnobody,globex\n', 2, /found "nobody", expected an e-mail address/],
    ['email,account_id\nx@y.test,\n', 2, /expected the id of an account/],
    ['email,account_id\nx@y.test,golbex\n', 2, /"golbex", which is not in accounts.csv/],
    ['email,account_id\nx@y.test,globex\nX@Y.test,globex\n', 3, /the last line counts/],
  ])('%j is pointed out at its line', async (text, line, words) => {
    const world = await createWorld({ accounts: ACCOUNTS });
    const { faults } = readContacts(text, await listAccounts(world.db.read));
    expect(faults[0]).toMatchObject({ file: 'contacts.csv', line });
    expect(faults[0]?.message).toMatch(words);
  });

  test('a last activity that is no time is refused', async () => {
    const world = await createWorld();
    const accounts = 'id,name,domain,last_activity\nglobex,Globex,globex.com,2026-13-01\n';
    expect(await apply(world, { accounts })).toMatchObject({
      outcome: 'invalid',
      faults: [{ file: 'accounts.csv', line: 2, path: 'last_activity' }],
    });
  });
});

describe('the keys of accounts', () => {
  const label = { kind: 'label', key: 'globex', most: 9 } as const;

  test('follow the accounts as they are written', async () => {
    const world = await createWorld({ accounts: ACCOUNTS });
    expect(await listIdsByKey(world.db.read, label)).toEqual(['globex']);
    const accounts = 'id,name,domain\nglobex,Umbra,umbra.com\n';
    await apply(world, { accounts });
    expect(await listIdsByKey(world.db.read, label)).toEqual([]);
    const umbra = { kind: 'name', key: 'umbra', most: 9 } as const;
    expect(await listIdsByKey(world.db.read, umbra)).toEqual(['globex']);
  });

  test('of a database of an older release are made up for once, at the start', async () => {
    const world = await createWorld({ accounts: ACCOUNTS });
    const forget = () => world.db.tx((tx) => tx.delete(world.db.t.accountKeys));
    await forget();
    await ensureAccountKeys(world.ctx);
    expect(await listIdsByKey(world.db.read, label)).toEqual(['globex']);
    await forget();
    await ensureAccountKeys(world.ctx);
    expect(await listIdsByKey(world.db.read, label)).toEqual([]);
  });
});
