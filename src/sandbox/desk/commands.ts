import { USAGE } from '../../blocks/answers/help/usage.ts';
import { english } from '../../words/say.ts';
import type { PageOptions } from '../page/mount-page.ts';

/** What the message box suggests behind a slash: whatever `help` lists. */
export const COMMANDS: NonNullable<PageOptions['commands']> = Object.entries(USAGE).flatMap(
  ([command, usage]) =>
    Object.entries(usage).map(([verb, { takes, does }]) => {
      return { command, hint: `${`${verb} ${takes}`.trim()}: ${english(does)}` };
    }),
);
