import type { ActionHandler, Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { openCorrect, openDiscard } from './open-forms.ts';
import { release } from './quarantine-release.ts';

const CHOICES: Record<string, ActionHandler> = {
  release,
  correct: openCorrect,
  discard: openDiscard,
};

/** The menu on a lead in quarantine, in Home. */
export async function chooseForQuarantined(click: Click): Promise<unknown> {
  return (CHOICES[click.choice] ?? sayOutOfDate)(click);
}
