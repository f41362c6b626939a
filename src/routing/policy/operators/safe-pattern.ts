/** Compiles the patterns of `matches`, and refuses those that could take forever. */

const LONGEST_PATTERN = 200;
const MOST_REPEATS = 2;
const MOST_CHOICES = 4;
/** With two repeats the worst search over this many characters stays well below a second. */
const LONGEST_TEXT = 500;

/** An escape, a class, a group's start or end, an alternative, a repeat, or one character. */
const TOKEN = /\\.|\[(?:\\.|[^\]\\])*\]|\(\?:|\(\?|[()|]|[*+?]\??|\{\d+(?:,\d*)?\}\??|./gsu;
const REPEAT = /^(?:[*+?]\??|\{\d.*\}\??)$/;

/**
 * A test for `pattern` (JavaScript syntax, ignoring case, over the first 500 characters), or what
 * was expected instead. Allowed are at most two repeats and four groups of alternatives, never one
 * repeat inside another: such patterns search in polynomial time.
 */
export function compilePattern(pattern: string): ((text: string) => boolean) | string {
  if (pattern.length > LONGEST_PATTERN) return `at most ${LONGEST_PATTERN} characters`;
  const danger = findDanger(pattern.match(TOKEN) ?? []);
  if (danger !== null) return danger;
  try {
    const expression = new RegExp(pattern, 'iu');
    return (text) =>
      expression.test(text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text);
  } catch {
    return 'a valid regular expression';
  }
}

/** What a safe pattern would be instead, or null when this one is safe. */
function findDanger(tokens: readonly string[]): string | null {
  if (tokens.some((token) => /^\\[1-9k]/.test(token))) return 'no back-references';
  if (tokens.includes('(?')) return 'no look-around and no named groups';
  if (tokens.filter((token) => REPEAT.test(token)).length > MOST_REPEATS) {
    return `at most ${MOST_REPEATS} repeats (* + ? {})`;
  }
  const { nested, choices } = walkGroups(tokens);
  if (nested) return 'no repeat of a group that repeats or chooses';
  return choices > MOST_CHOICES ? `at most ${MOST_CHOICES} groups of alternatives` : null;
}

function walkGroups(tokens: readonly string[]): { nested: boolean; choices: number } {
  let group = { repeats: false, chooses: false };
  const outer: (typeof group)[] = [];
  let choices = 0;
  for (const [index, token] of tokens.entries()) {
    if (token === '|') group.chooses = true;
    else if (REPEAT.test(token)) group.repeats = true;
    else if (token === '(' || token === '(?:') {
      outer.push(group);
      group = { repeats: false, chooses: false };
    } else if (token === ')') {
      const { repeats, chooses } = group;
      const repeated = REPEAT.test(tokens[index + 1] ?? '');
      if (repeated && (repeats || chooses)) return { nested: true, choices };
      if (chooses) choices++;
      group = outer.pop() ?? group;
      group.repeats ||= repeats;
      group.chooses ||= chooses;
    }
  }
  return { nested: false, choices };
}
