import { away } from './chapters/away.ts';
import { claim } from './chapters/claim.ts';
import { decline } from './chapters/decline.ts';
import { hold } from './chapters/hold.ts';
import { override } from './chapters/override.ts';
import { silence } from './chapters/silence.ts';
import type { Chapter, Scene } from './scene.ts';
import type { Terminal } from './terminal.ts';

/** A Tuesday morning at Acme. */
export const STORY: readonly Chapter[] = [claim, decline, silence, override, away, hold];

/** Between two chapters a little time passes. */
const PAUSE_MINUTES = 2;

export async function tellStory(scene: Scene, terminal: Terminal): Promise<void> {
  for (const chapter of STORY) {
    terminal.title(chapter.title);
    await chapter.play(scene);
    scene.pass(PAUSE_MINUTES);
  }
}
