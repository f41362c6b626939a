import { LEAD } from './lead/lead.ts';
import { ROUTING } from './routing/routing.ts';

/** The manifest announces these and no others. */
export const COMMANDS = [LEAD, ROUTING] as const;
