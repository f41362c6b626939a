import type { Block, ViewContent } from './content.ts';
import { type Fault, lineOf } from './fault.ts';
import { brokenByMessage, brokenByView } from './rules/payload.ts';
import { asBlocks, asView, errorsInBlocks, errorsInView } from './schema.ts';
import { inSlackWords } from './slack-words.ts';

/** What Slack would accept, or its complaints in its own form of words. */
export type Checked<T> =
  | { ok: true; value: T; faults?: never }
  | { ok: false; value?: never; faults: string[] };

/** Blocks of a message: 50 at most. */
export function checkBlocks(blocks: unknown): Checked<Block[]> {
  return checked(asBlocks(blocks), faultsInBlocks(blocks));
}

/** A modal or a Home view: 100 blocks at most. */
export function checkView(view: unknown): Checked<ViewContent> {
  return checked(asView(view), faultsInView(view));
}

/** The rules between fields are looked at once every field is right by itself. */
export function faultsInBlocks(blocks: unknown, base = '/blocks'): Fault[] {
  const errors = errorsInBlocks(blocks);
  return errors.length > 0 ? inSlackWords(errors, base) : brokenByMessage(asBlocks(blocks), base);
}

export function faultsInView(view: unknown, base = '/view'): Fault[] {
  const errors = errorsInView(view);
  return errors.length > 0 ? inSlackWords(errors, base) : brokenByView(asView(view), base);
}

function checked<T>(value: T, faults: Fault[]): Checked<T> {
  return faults.length === 0 ? { ok: true, value } : { ok: false, faults: faults.map(lineOf) };
}
