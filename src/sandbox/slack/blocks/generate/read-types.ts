import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';
import type { Definitions } from './json-schema.ts';

/** Of the language no more than Slack's types need: to read all of it takes twice the time. */
const tsconfig = fileURLToPath(new URL('./slack-types.tsconfig.json', import.meta.url));
const roots = ['KnownBlock', 'ModalView', 'HomeView'];

/** Slack's own types of blocks and views, each with what its comment says. */
export function readTypes(): Definitions {
  const path = createRequire(import.meta.url).resolve('@slack/types/dist/index.d.ts');
  const generator = createGenerator({
    path,
    tsconfig,
    jsDoc: 'extended',
    additionalProperties: false,
    skipTypeCheck: true,
  });
  const schemas = roots.map((root) => JSON.stringify(generator.createSchema(root).definitions));
  return Object.assign({}, ...schemas.map((text) => JSON.parse(text) as Definitions));
}
