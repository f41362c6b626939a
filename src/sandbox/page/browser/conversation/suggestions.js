/**
 * What the message box can complete: commands, then the words of one command, or a person after @.
 * A suggestion replaces the text from `from` on.
 */
export function suggestionsFor(text, { commands, users }) {
  const at = /(?:^|\s)@([^@]*)$/.exec(text);
  if (at) return peopleFor(at[1], { from: text.length - at[1].length - 1, users });
  if (!text.startsWith('/')) return [];
  const [, name, words] = /^(\S+)(\s.*)?$/.exec(text) ?? [];
  if (words === undefined) return commandsFor(text, commands);
  const command = commands.find((one) => one.command === name);
  return command ? usagesFor(words.trimStart(), command) : [];
}

/** How the command in the box is used, while its words are being typed. */
export function usageOf(text, commands) {
  const [name = '', verb] = text.split(/\s+/);
  const command = commands.find((one) => one.command === name);
  const usage = command && usagesOf(command).find(({ fixed }) => fixed.split(' ')[0] === verb);
  return usage ? `${name} ${usage.words}` : '';
}

function commandsFor(text, commands) {
  return commands
    .filter(({ command }) => command.startsWith(text.toLowerCase()))
    .map(({ command, hint }) => ({ label: command, about: hint, insert: `${command} `, from: 0 }));
}

function usagesFor(typed, command) {
  return usagesOf(command)
    .filter(({ fixed }) => fixed.startsWith(typed.toLowerCase()) && fixed !== typed)
    .map(({ words, fixed, isWhole }) => ({
      label: `${command.command} ${words}`,
      about: '',
      insert: `${command.command} ${fixed}${isWhole ? '' : ' '}`,
      from: 0,
    }));
}

/** `assign LEAD @rep REASON` is typed as far as it is the same for everybody: `assign`. */
function usagesOf({ hint }) {
  return hint.split('|').map((part) => {
    const words = part.trim();
    const fixed = /^[a-z-]+/.exec(words)?.[0] ?? '';
    return { words, fixed, isWhole: fixed === words };
  });
}

function peopleFor(typed, { from, users }) {
  const matching = [...users.values()].filter((name) =>
    name.toLowerCase().startsWith(typed.toLowerCase()),
  );
  return matching
    .filter((name) => name !== typed)
    .map((name) => ({ label: `@${name}`, about: '', insert: `@${name} `, from }));
}

/** As Slack sends it: a name that was picked becomes a mention by id. */
export function withMentions(text, users) {
  const longestFirst = [...users].toSorted(([, a], [, b]) => b.length - a.length);
  return longestFirst.reduce((sent, [id, name]) => sent.replaceAll(`@${name}`, `<@${id}>`), text);
}
