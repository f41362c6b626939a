import type { Block } from '../content.ts';
import { broken, type Fault } from '../fault.ts';

export type Surface = 'message' | 'modal' | 'home';

/** Blocks that some surfaces refuse; all others may stand everywhere. */
const surfaces = new Map<Block['type'], Surface[]>([
  ['alert', ['modal']],
  ['carousel', ['message', 'home']],
  ['container', ['message']],
  ['context_actions', ['message']],
  ['data_table', ['message', 'home']],
  ['file', ['message']],
  ['markdown', ['message']],
  ['plan', ['message']],
  ['table', ['message', 'home']],
  ['task_card', ['message']],
]);

export function notAllowedOn(surface: Surface, { type }: Block, pointer: string): Fault[] {
  const allowed = surfaces.get(type)?.includes(surface) ?? true;
  return allowed ? [] : [broken(`unsupported type: ${type}`, `${pointer}/type`)];
}
