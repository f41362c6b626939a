import { USAGE } from '../../blocks/answers/help.ts';
import type { PageOptions } from '../page/mount-page.ts';

/** What the message box suggests behind a slash: whatever `help` lists. */
export const COMMANDS: NonNullable<PageOptions['commands']> = Object.entries(USAGE).flatMap(
  ([command, usage]) => usage.map(([words, does]) => ({ command, hint: `${words}: ${does}` })),
);
