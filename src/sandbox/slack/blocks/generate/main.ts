import { writeFileSync } from 'node:fs';
import { generateSchema } from './generate-schema.ts';
import { readTypes } from './read-types.ts';

/** `npm run blocks:schema`, after another version of @slack/types is installed. */
const file = new URL('../block-kit.schema.json', import.meta.url);
writeFileSync(file, JSON.stringify(generateSchema(readTypes()), null, 2));
