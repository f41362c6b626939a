import { createRequire } from 'node:module';
import { createGenerator } from 'ts-json-schema-generator';
import type { Definitions } from './json-schema.ts';

const roots = ['KnownBlock', 'ModalView', 'HomeView'];

/** Slack's own types of blocks and views, each with what its comment says. */
export function readTypes(): Definitions {
  const path = createRequire(import.meta.url).resolve('@slack/types/dist/index.d.ts');
  const generator = createGenerator({
    path,
    jsDoc: 'extended',
    additionalProperties: false,
    skipTypeCheck: true,
  });
  const schemas = roots.map((root) => JSON.stringify(generator.createSchema(root).definitions));
  return Object.assign({}, ...schemas.map((text) => JSON.parse(text) as Definitions));
}
