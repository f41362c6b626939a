import type { Context } from '../../../../src/services/context.ts';

/** From now on every write is refused, and `everything` reads all there is in the store. */
export function forbidWrites(ctx: Context): { everything: () => Promise<string> } {
  const { read, t } = ctx.db;
  const tx = () => {
    throw new Error('a command that only looks ahead tried to write');
  };
  Object.assign(ctx, { db: { ...ctx.db, tx } });
  const everything = async () => {
    const tables = Object.entries(t).map(async ([name, table]) => [
      name,
      await read.select().from(table),
    ]);
    return JSON.stringify(await Promise.all(tables));
  };
  return { everything };
}
