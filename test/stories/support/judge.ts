import { expect } from 'vitest';
import type { Told } from '../stage.ts';
import { expectTranscript, GOLDEN_STORIES } from './golden.ts';

export interface Verdict {
  title: string;
  told: Told;
  /** Codes of errors that belong to the story. */
  expectErrors?: string[] | undefined;
  /** Where the transcripts are. */
  golden?: URL;
}

/** Fails, with the transcript at hand, when anything happened that nobody expected. */
export function judge({ title, told, expectErrors = [], golden = GOLDEN_STORIES }: Verdict): void {
  const { transcript, errors, refused, lost } = told;
  expectTranscript(title, transcript, golden);
  const unexpected = errors.filter(({ code }) => !expectErrors.includes(code));
  expect(unexpected, `The log has errors nobody expected.\n${transcript}`).toEqual([]);
  expect(lost, `Events of Slack that the bot never took.\n${transcript}`).toEqual([]);
  expect(refused, `Slack would refuse what the bot sent.\n${transcript}`).toEqual([]);
}
