import type { Answer } from '../../blocks/answers/answer.ts';
import { faultAnswer, toFault } from './faults.ts';

/** Does the work; a fault is told to the person in words and then logged by `app.error`. */
export async function answering(
  tell: (answer: Answer) => Promise<unknown>,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    const fault = toFault(thrown);
    // When even the words cannot be delivered, the first fault is still the one to log.
    await tell(faultAnswer(fault)).catch(() => undefined);
    throw fault;
  }
}
