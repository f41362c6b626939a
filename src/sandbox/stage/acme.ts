import { fileURLToPath } from 'node:url';

/** The company the repository comes with. */
export const ACME = fileURLToPath(new URL('../../../examples/acme/', import.meta.url));
