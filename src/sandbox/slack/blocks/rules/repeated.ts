import { broken, type Fault } from '../fault.ts';

/** Ids that stood before; what has none gets its own from Slack. */
export function repeated(
  name: 'block_id' | 'action_id',
  ids: { id: string | undefined; pointer: string }[],
): Fault[] {
  const seen = new Set<string>();
  return ids.flatMap(({ id, pointer }) => {
    if (id === undefined) return [];
    if (seen.has(id)) return [broken(`\`${name}\` "${id}" already exists`, pointer)];
    seen.add(id);
    return [];
  });
}
