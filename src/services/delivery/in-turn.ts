/** Lets messages be drawn side by side and yet reach Slack in the order they were taken. */
import type { Messenger } from '../../ports.ts';

interface Turn {
  messenger: Messenger;
  /** Call it when the message has ended, so that one without a call holds up nobody. */
  pass(): void;
}

function gate(): { passed: Promise<void>; pass: () => void } {
  let pass!: () => void;
  const passed = new Promise<void>((resolve) => {
    pass = resolve;
  });
  return { passed, pass };
}

/**
 * One turn for each message of a batch. Whoever calls first gets the limiter's tokens, so without
 * turns the message that was drawn fastest would leave before the most urgent.
 */
export function takeTurns(messenger: Messenger, count: number): Turn[] {
  let before: Promise<void> = Promise.resolve();
  return Array.from({ length: count }, () => {
    const myTurn = before;
    const { passed, pass } = gate();
    before = myTurn.then(() => passed);
    const inTurn = async <T>(call: () => Promise<T>): Promise<T> => {
      await myTurn;
      const answer = call();
      pass();
      return answer;
    };
    return {
      pass,
      messenger: {
        ...messenger,
        post: (...sent) => inTurn(() => messenger.post(...sent)),
        update: (place, card) => inTurn(() => messenger.update(place, card)),
      },
    };
  });
}
