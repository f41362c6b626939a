import type { Answer } from '../../../blocks/answers/answer.ts';
import { unknownCommand } from '../../../blocks/answers/command-answers.ts';
import { topicHelp } from '../../../blocks/answers/help/help.ts';
import { withHelp } from '../../../blocks/answers/next-step.ts';
import { notInThisVersion } from '../answers/words.ts';
import type { Person } from '../person.ts';
import type { Asked, Command } from './command.ts';
import { nearestWord } from './parsing/nearest-word.ts';
import { parseCommand } from './parsing/parse-command.ts';

/** Finds the verb and runs it; whatever was typed, there is an answer, and it ends with a step. */
export async function runCommand(
  command: Command,
  { person, text, open }: { person: Person; text: string; open: Asked['open'] },
): Promise<Answer | null> {
  const { verb: typed, rest } = parseCommand(text);
  const word = command.aliases[typed] ?? typed;
  const line = `${command.name} ${word}`.trim();
  const said = await answerOf(command, { person, rest, open, line }, { typed, word });
  // Help says by itself what can be typed next.
  return said && (word === '' || word === 'help' ? said : withHelp(said, line));
}

async function answerOf(
  command: Command,
  asked: Asked,
  { typed, word }: { typed: string; word: string },
): Promise<Answer | null> {
  if (typed === '') return command.blank(asked);
  if (word === 'help' && asked.rest !== '') return helpOn(command, asked);
  const verb = Object.hasOwn(command.verbs, word) ? command.verbs[word] : undefined;
  if (verb) return verb(asked);
  if (command.later.includes(word)) return notInThisVersion(`${command.name} ${word}`);
  const shown = await command.bare?.({ ...asked, rest: `${typed} ${asked.rest}`.trim() });
  if (shown) return shown;
  return unknown(command, typed, ({ name }, meant) => `${name} ${meant} ${asked.rest}`.trim());
}

/** `/lead help assign`, whatever follows it. */
function helpOn(command: Command, { rest }: Asked): Answer {
  const [topic = ''] = rest.toLowerCase().split(' ');
  const word = command.aliases[topic] ?? topic;
  if (command.later.includes(word)) return notInThisVersion(`${command.name} ${word}`);
  if (!Object.hasOwn(command.verbs, word)) {
    return unknown(command, topic, ({ name }, meant) => `${name} help ${meant}`);
  }
  const also = Object.entries(command.aliases).filter(([, verb]) => verb === word);
  return topicHelp(
    command.name,
    word,
    also.map(([alias]) => alias),
  );
}

function unknown(
  command: Command,
  typed: string,
  correct: (command: Command, word: string) => string,
): Answer {
  const near = nearestWord(typed, [...Object.keys(command.verbs), ...Object.keys(command.aliases)]);
  const word = near && (command.aliases[near] ?? near);
  return unknownCommand(typed, word === null ? null : { word, correction: correct(command, word) });
}
