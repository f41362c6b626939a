import { scrubText } from './scrub-text.ts';

const MAX_CAUSES = 6;
const MAX_FRAMES = 12;
const WORDS_OF_A_QUERY = 4;

export interface ErrorLine {
  name: string;
  code?: string;
  message: string;
  details?: unknown;
  stack: string[];
  cause?: ErrorLine;
}

/** An error as a log may hold it: what it says and where, never the data it happened to carry. */
export function describeError(
  error: Error,
  scrub: (value: unknown) => unknown,
  depth = 0,
): ErrorLine {
  const { name, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  const details = 'details' in error ? error.details : undefined;
  const hasCause = cause instanceof Error && depth < MAX_CAUSES;
  return {
    name,
    ...(typeof code === 'string' && { code }),
    message: safeMessage(error),
    ...(isFilled(details) && { details: scrub(details) }),
    stack: framesOf(error),
    ...(hasCause && { cause: describeError(cause, scrub, depth + 1) }),
  };
}

/**
 * Some messages quote data. Drizzle's repeats the query with every parameter; PostgreSQL ends with
 * the value it could not read, after a colon; JSON.parse shows a piece of what it was given.
 */
function safeMessage(error: Error): string {
  const { message } = error;
  if ('query' in error && typeof error.query === 'string') {
    const start = error.query.trim().split(/\s+/).slice(0, WORDS_OF_A_QUERY).join(' ');
    return `Failed query: ${start} …`;
  }
  if (error instanceof SyntaxError) return 'Not valid JSON or syntax.';
  return scrubText('severity' in error ? message.replace(/: ".*/s, '') : message);
}

/** The stack repeats the message above its frames, so only the frames are kept. */
function framesOf({ stack = '', message }: Error): string[] {
  const lines = stack.replace(message, '').split('\n');
  const frames = lines.filter((line) => /^ {4}at /.test(line));
  return frames.slice(0, MAX_FRAMES).map((line) => line.trim());
}

function isFilled(details: unknown): boolean {
  return typeof details === 'object' && details !== null && Object.keys(details).length > 0;
}
