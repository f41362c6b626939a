import type { KnownBlock } from '@slack/web-api';
import type { HomeView } from '../../routing/model/cards/cards.ts';
import type { PoolRow } from '../../routing/model/cards/fairness-cards.ts';
import { say } from '../../words/say.ts';
import { POOL_MENU } from '../action-ids.ts';
import { header, menu, row } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { firstRows } from '../paging.ts';
import { poolLine } from '../parts/pool-line.ts';

/** How each pool stands and what can be done about it; a pool that is paused comes first. */
export function homePools({ pools, policy }: HomeView): KnownBlock[] {
  if (pools.length === 0) return [];
  const mayEdit = policy?.mayEdit ?? false;
  const draw = (pool: PoolRow) => [
    row(poolLine(pool), menu(POOL_MENU, choicesOf(pool, mayEdit)), { pool: pool.pool }),
  ];
  const shown = { max: SHOWN.poolRows, where: '/routing status', draw };
  return [header(say`Pools: ${pools.length}`), ...firstRows(pools, shown)];
}

function choicesOf({ paused }: PoolRow, mayEdit: boolean) {
  return [
    { label: say`Who got what`, value: 'shares' },
    paused ? { label: say`Resume`, value: 'resume' } : { label: say`Pause`, value: 'pause' },
    ...(mayEdit ? [{ label: say`Change weights`, value: 'weights' }] : []),
  ];
}
