/**
 * What the message box can complete: a command, the way to use one, or a person after @. A
 * suggestion replaces the text from `from` on.
 */
export function suggestionsFor(text, { commands, users }) {
  const at = /(?:^|\s)@([^@]*)$/.exec(text);
  if (at) return peopleFor(at[1], { from: text.length - at[1].length - 1, users });
  if (!text.startsWith('/')) return [];
  const [, name, words] = /^(\S+)(\s.*)?$/.exec(text);
  return words === undefined
    ? commandsFor(name, commands)
    : usagesFor(words.trimStart(), usagesOf(commands, name));
}

/** How the command in the box is used, while its words are being typed. */
export function usageOf(text, commands) {
  const [name, verb] = text.split(/\s+/);
  const usage = usagesOf(commands, name).find((one) => one.verb === verb);
  return usage ? [`${name} ${usage.words}`, usage.does].filter(Boolean).join(': ') : '';
}

function commandsFor(typed, commands) {
  const names = [...new Set(commands.map(({ command }) => command))];
  return names
    .filter((name) => name.startsWith(typed.toLowerCase()))
    .map((name) => ({ label: name, about: verbsOf(commands, name), insert: `${name} `, from: 0 }));
}

const verbsOf = (commands, name) =>
  usagesOf(commands, name)
    .map(({ verb }) => verb)
    .join(', ');

function usagesFor(typed, usages) {
  return usages
    .filter(({ verb }) => verb.startsWith(typed.toLowerCase()) && verb !== typed)
    .map(({ name, words, verb, does }) => ({
      label: `${name} ${words}`,
      about: does,
      insert: `${name} ${verb}${verb === words ? '' : ' '}`,
      from: 0,
    }));
}

/** `assign ID @rep REASON: give it to a rep`; only the first word is the same for everybody. */
function usagesOf(commands, name) {
  return commands
    .filter(({ command }) => command === name)
    .map(({ hint }) => {
      const [words, ...does] = hint.split(': ');
      return { name, words, verb: words.split(' ')[0], does: does.join(': ') };
    });
}

function peopleFor(typed, { from, users }) {
  return [...users.values()]
    .filter((name) => name.toLowerCase().startsWith(typed.toLowerCase()) && name !== typed)
    .map((name) => ({ label: `@${name}`, about: '', insert: `@${name} `, from }));
}

/** As Slack sends it: a name that was picked becomes a mention by id. */
export function withMentions(text, users) {
  const longestFirst = [...users].toSorted(([, a], [, b]) => b.length - a.length);
  return longestFirst.reduce((sent, [id, name]) => sent.replaceAll(`@${name}`, `<@${id}>`), text);
}
