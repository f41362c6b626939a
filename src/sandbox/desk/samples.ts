import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PRODUCTS } from '../../handlers/cli/source/products.ts';
import { PROVIDER_KINDS, type SourceKind } from '../../routing/model/workspace/source.ts';
import { ACME } from '../stage/acme.ts';

export interface Sample {
  id: string;
  title: string;
  /** JSON, indented. */
  body: string;
}

/** The leads of `leads/*.json` in a workspace directory, or Acme's where it has none. */
export function readSamples(directory: string): Sample[] {
  const own = join(directory, 'leads');
  const folder = existsSync(own) ? own : join(ACME, 'leads');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => ({
      id: name.replace(/\.json$/, ''),
      title: titleOf(name),
      body: readFileSync(join(folder, name), 'utf8').trimEnd(),
    }));
}

/** What each of these products sends. */
export function samplesOf(kinds: readonly SourceKind[]): Sample[] {
  return PROVIDER_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => ({
    id: `product-${kind}`,
    title: `As ${PRODUCTS[kind].name} sends it`,
    body: JSON.stringify(PRODUCTS[kind].sample, null, 2),
  }));
}

/** `01-globex-demo.json` → `Globex demo`. */
function titleOf(name: string): string {
  const words = name
    .replace(/\.json$/, '')
    .replace(/^\d+-/, '')
    .replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
