import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Block, ViewContent } from './content.ts';
import type { BlockKitSchema } from './generate/generate-schema.ts';

type Name = 'Message' | 'View';

/** Made out of Slack's types; `npm run blocks:schema` makes it anew. */
const file = new URL('./block-kit.schema.json', import.meta.url);
let compiler: Ajv | undefined;

/** What the schema says against blocks: nothing when they are the blocks of a message. */
export const errorsInBlocks = (blocks: unknown): ErrorObject[] => errorsIn('Message', blocks);

/** What the schema says against a modal or a Home view. */
export const errorsInView = (view: unknown): ErrorObject[] => errorsIn('View', view);

/** For blocks without errors. */
export const asBlocks = (blocks: unknown): Block[] => blocks as Block[];

/** For a view without errors. */
export const asView = (view: unknown): ViewContent => view as ViewContent;

/** Once in a process, before it is needed in a hurry: an app gives up a call after a moment. */
export function prepareSchema(): void {
  compiler ??= createCompiler();
  for (const name of ['Message', 'View'] as const) validatorOf(compiler, name);
}

function errorsIn(name: Name, value: unknown): ErrorObject[] {
  compiler ??= createCompiler();
  const validate = validatorOf(compiler, name);
  validate(value);
  return [...(validate.errors ?? [])];
}

function validatorOf(ajv: Ajv, name: Name): ValidateFunction {
  const validate = ajv.getSchema(`block-kit#/definitions/${name}`);
  if (!validate) throw new Error(`The schema of Block Kit has no ${name}; run blocks:schema.`);
  return validate;
}

/** Set up to be ready soon: to compile takes longer than all checks of a test run together. */
function createCompiler(): Ajv {
  const soon = { code: { optimize: false }, inlineRefs: false, validateSchema: false } as const;
  const ajv = new Ajv({ allErrors: true, discriminator: true, strict: false, ...soon });
  return ajv.addSchema(readSchema(), 'block-kit');
}

/** The schema as it stands in the file. */
export function readSchema(): BlockKitSchema {
  return JSON.parse(readFileSync(file, 'utf8')) as BlockKitSchema;
}
