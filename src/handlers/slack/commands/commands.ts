import { LEAD } from './lead.ts';
import { ROUTING } from './routing.ts';

/** The manifest announces these and no others. */
export const COMMANDS = [LEAD, ROUTING] as const;
