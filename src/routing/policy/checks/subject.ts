/** Names what a fault is about: the rule, the pool or the rep that its keys lead to. */
import type { KeyPath } from '../wording.ts';

const KINDS: Record<string, string> = {
  rules: 'rule',
  segments: 'segment',
  territories: 'territory',
  pools: 'pool',
  reps: 'rep',
};

/** `rule iberia`; undefined where the keys lead to nothing that has an id. */
export function subjectOf([list, index]: KeyPath, document: unknown): string | undefined {
  const kind = typeof list === 'string' ? KINDS[list] : undefined;
  const id = childOf(childOf(childOf(document, list), index), 'id');
  return kind !== undefined && typeof id === 'string' ? `${kind} ${id}` : undefined;
}

function childOf(value: unknown, key: string | number | undefined): unknown {
  if (typeof value !== 'object' || value === null || key === undefined) return undefined;
  return Object.entries(value).find(([name]) => name === String(key))?.[1];
}
