import type { Context } from '../../../../src/services/context.ts';

function refuse(): never {
  throw new Error('a command that only looks ahead tried to write');
}

/** From now on every write is refused, and `everything` reads all there is in the store. */
export function forbidWrites(ctx: Context): { everything: () => Promise<string> } {
  const { read, t } = ctx.db;
  Object.assign(ctx, { db: { ...ctx.db, tx: refuse } });
  const everything = async () => {
    const tables = Object.entries(t).map(async ([name, table]) => [
      name,
      await read.select().from(table),
    ]);
    return JSON.stringify(await Promise.all(tables));
  };
  return { everything };
}
