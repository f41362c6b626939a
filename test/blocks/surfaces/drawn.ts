import { answer } from '../../../src/blocks/answers/answer.ts';
import type { SafeText } from '../../../src/blocks/text.ts';
import type { Filling } from './filling.ts';
import { type Drawn, SURFACES } from './registry.ts';

export interface Surface {
  family: keyof typeof SURFACES;
  name: string;
  draw: (filling: Filling) => Drawn;
}

/** Every surface of the registry; a line that another answer is built from is drawn as one. */
export const EVERY_SURFACE: readonly Surface[] = (
  Object.keys(SURFACES) as (keyof typeof SURFACES)[]
).flatMap((family) =>
  Object.entries(SURFACES[family]).map(([name, draw]) => ({
    family,
    name,
    draw: (filling: Filling) => asMessage(draw(filling)),
  })),
);

function asMessage(drawn: Drawn | SafeText): Drawn {
  return 'blocks' in drawn ? drawn : answer(drawn);
}

/** `quarantine, discarded` and `leadShown` as names of files. */
export function fileOf({ family, name }: Pick<Surface, 'family' | 'name'>): string {
  const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return `surfaces/${family}/${kebab.replace(/[^a-z0-9]+/g, '-')}`;
}
