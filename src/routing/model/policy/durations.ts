/** The shapes of a duration in a file. */
import { z } from 'zod';
import { parseDuration } from '../duration.ts';

/** A duration as an author writes it; milliseconds once parsed. */
export const duration = z.string().transform((text, context) => {
  const ms = parseDuration(text);
  if (ms === undefined) {
    context.addIssue({
      code: 'custom',
      message: 'expected a duration such as "30s", "5m" or "4h"',
    });
    return z.NEVER;
  }
  return ms;
});

const never = z.literal(0).transform(() => 0);
/** Zod names what the first alternative expects, which is no help to whoever means the second. */
export const neverOrDuration = z.union([never, duration], {
  error: 'expected 0 or a duration such as "30s", "5m" or "4h"',
});
