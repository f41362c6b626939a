/** Works out the keys of accounts that an older release wrote without them, once. */
import { listAccountsAfter, writeAccountKeys } from '../../../db/workspace/account-store.ts';
import { readSetting, writeSetting } from '../../../db/workspace/settings-store.ts';
import { ACCOUNT_KEYS_VERSION } from '../../../routing/matching/account-keys.ts';
import type { Context } from '../../context.ts';

const BATCH = 500;

/** A batch is a transaction; whoever is interrupted begins anew. */
export async function ensureAccountKeys({ db }: Pick<Context, 'db'>): Promise<void> {
  const written = await readSetting(db.read, 'account_keys');
  if (written?.version === ACCOUNT_KEYS_VERSION) return;
  let last = '';
  for (let full = true; full; ) {
    const rows = await db.tx(async (tx) => {
      const some = await listAccountsAfter(tx, last, BATCH);
      if (some.length > 0) await writeAccountKeys(tx, some);
      return some;
    });
    last = rows.at(-1)?.id ?? last;
    full = rows.length === BATCH;
  }
  await db.tx((tx) => writeSetting(tx, 'account_keys', { version: ACCOUNT_KEYS_VERSION }));
}
