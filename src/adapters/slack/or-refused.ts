import { AppError } from '../../errors.ts';

/** The word with which Slack refuses: where that costs one thing and nothing else. */
export async function orRefused<T>(ask: () => Promise<T>): Promise<T | { refused: string }> {
  try {
    return await ask();
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'upstream.refused') throw thrown;
    return { refused: String(thrown.details.word) };
  }
}
