import { styleText } from 'node:util';

/** One thing that happened: when, who, what, and why or with what result. */
export interface Line {
  at: string;
  actor: string;
  what: string;
  why: string;
}

export interface Terminal {
  title(text: string): void;
  line(line: Line): void;
  say(text: string): void;
}

const ACTOR_WIDTH = 9;
const WHAT_WIDTH = 48;
/** A line longer than the terminal would break the columns. */
const cut = (text: string, width: number) =>
  text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text;

/** Colours on a terminal only: a file or a pipe gets plain text. */
export function createTerminal(out: NodeJS.WriteStream): Terminal {
  const paint = (format: Parameters<typeof styleText>[0], text: string) =>
    out.isTTY ? styleText(format, text) : text;
  const write = (text: string) => void out.write(`${text}\n`);
  return {
    title: (text) => write(`\n${paint('bold', text)}`),
    line({ at, actor, what, why }) {
      const who = paint(actor === 'Baton' ? 'green' : 'cyan', actor.padEnd(ACTOR_WIDTH));
      const left = (out.columns ?? Number.POSITIVE_INFINITY) - at.length - 2;
      const rest = left - ACTOR_WIDTH - 1 - Math.max(what.length, WHAT_WIDTH) - 1;
      const reason = paint('dim', cut(why, rest));
      write(`${paint('dim', at)}  ${who} ${what.padEnd(WHAT_WIDTH)} ${reason}`);
    },
    say: write,
  };
}
