/** Says whether the CRM tells the open work of everybody it is to be asked for. */
import { readSetting } from '../../db/workspace/settings-store.ts';
import { EXTERNAL_LASTS_MS } from '../../routing/availability/current-load.ts';
import { productName } from '../../routing/model/workspace/products.ts';
import type { Context } from '../context.ts';
import { listCountedPeople } from './counted-people.ts';

export interface OpenWorkCheck {
  name: string;
  fine: boolean;
  found: string;
  mend: string | null;
}

/** Nothing where the roster names no CRM. */
export async function checkOpenWork(ctx: Context): Promise<OpenWorkCheck[]> {
  const counted = await listCountedPeople(ctx.db.read);
  if (counted === null) return [];
  const system = productName(counted.system);
  const name = `Open work in ${system}`;
  if (counted.people.length === 0) {
    const mend = `Nobody has an owner id of ${system}, so none is counted. Set crm: { ${counted.system}: … } in roster.yml.`;
    return [{ name, fine: false, found: 'incomplete', mend }];
  }
  const since = ctx.clock.now().getTime() - EXTERNAL_LASTS_MS;
  const uncounted = counted.people.filter(
    ({ countedAt }) => countedAt === null || countedAt.getTime() <= since,
  );
  const found = `${counted.people.length - uncounted.length} of ${counted.people.length} people counted`;
  if (uncounted.length === 0) return [{ name, fine: true, found, mend: null }];
  const fault = await readSetting(ctx.db.read, 'open_work_fault');
  const said = fault ? ` ${fault.said}` : '';
  const names = uncounted.map((one) => one.name).join(', ');
  const mend = `Not counted within a day, so only Baton's own leads fill them: ${names}.${said}`;
  return [{ name, fine: false, found, mend }];
}
