import { readdirSync, readFileSync } from 'node:fs';
import { parseLosslessly } from '../../src/routing/intake/body/parse-json.ts';
import { PROVIDER_KINDS, type ProviderKind } from '../../src/routing/model/workspace/source.ts';

const PAYLOADS = new URL('../payloads/', import.meta.url);

/** A body as that product sends it, such as `payload('typeform', 'demo-request')`. */
export function payload(kind: ProviderKind, name: string): string {
  return readFileSync(new URL(`${kind}/${name}.json`, PAYLOADS), 'utf8');
}

export function parsedPayload(kind: ProviderKind, name: string): unknown {
  return parseLosslessly(payload(kind, name));
}

/** Every payload there is. */
export function listPayloads(): { kind: ProviderKind; name: string }[] {
  return PROVIDER_KINDS.flatMap((kind) =>
    readdirSync(new URL(`${kind}/`, PAYLOADS)).map((file) => ({
      kind,
      name: file.replace(/\.json$/, ''),
    })),
  );
}
