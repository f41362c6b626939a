import { apart } from './chapters/apart.ts';
import { claim } from './chapters/claim.ts';
import { decline } from './chapters/decline.ts';
import { doubt } from './chapters/doubt.ts';
import { facts } from './chapters/facts.ts';
import { hold } from './chapters/hold.ts';
import { night } from './chapters/night.ts';
import { override } from './chapters/override.ts';
import { silence } from './chapters/silence.ts';
import { away } from './chapters/team/away.ts';
import { rules } from './chapters/team/rules.ts';
import { turns } from './chapters/team/turns.ts';
import { undo } from './chapters/undo.ts';
import type { Chapter, Scene } from './scene.ts';
import type { Terminal } from './terminal.ts';

/** A Tuesday at Acme, and the night after it. */
export const STORY: readonly Chapter[] = [
  claim,
  facts,
  decline,
  undo,
  silence,
  override,
  away,
  apart,
  hold,
  doubt,
  rules,
  turns,
  night,
];

/** Between two chapters a little time passes. */
const PAUSE_MINUTES = 2;

export async function tellStory(scene: Scene, terminal: Terminal): Promise<void> {
  for (const chapter of STORY) {
    terminal.title(chapter.title);
    await chapter.play(scene);
    await scene.pass(PAUSE_MINUTES);
  }
}
