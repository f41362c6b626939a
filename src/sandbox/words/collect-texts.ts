import { readdirSync, readFileSync } from 'node:fs';
import { readTexts } from './read-texts.ts';
import type { Text } from './roles.ts';
import { CHOICES, ERRORS, surfaceOf } from './surfaces.ts';

const ROOT = new URL('../../../', import.meta.url);

/** A text, where people meet it, and the file that says it. */
export interface FoundText extends Text {
  surface: string;
  file: string;
}

/** Every text for people in the product; the sandbox speaks to developers alone. */
export function collectTexts(): FoundText[] {
  return readdirSync(new URL('src', ROOT), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('sandbox'))
    .toSorted()
    .flatMap((name) => textsOf(`src/${name}`));
}

/** Elsewhere only errors are for people; beside the choices stands what checks them. */
function textsOf(file: string): FoundText[] {
  const surface = surfaceOf(file);
  const code = readFileSync(new URL(file, ROOT), 'utf8');
  if (surface === null && !code.includes('new AppError(')) return [];
  return readTexts(code).flatMap((text) => {
    if (text.role === 'error') return [{ ...text, file, surface: ERRORS }];
    const isAside = surface === CHOICES && text.role === 'piece';
    return surface === null || isAside ? [] : [{ ...text, file, surface }];
  });
}
