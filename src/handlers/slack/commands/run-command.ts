import type { Answer } from '../../../blocks/answers/answer.ts';
import { unknownCommand } from '../../../blocks/answers/command-answers.ts';
import { notInThisVersion } from '../answers/words.ts';
import type { Person } from '../person.ts';
import type { Asked, Command } from './command.ts';
import { nearestWord } from './parsing/nearest-word.ts';
import { parseCommand } from './parsing/parse-command.ts';

/** Finds the verb and runs it; whatever was typed, there is an answer. */
export async function runCommand(
  command: Command,
  { person, text, open }: { person: Person; text: string; open: Asked['open'] },
): Promise<Answer | null> {
  const { verb: typed, rest } = parseCommand(text);
  if (typed === '') return command.blank({ person, rest, open });
  const word = command.aliases[typed] ?? typed;
  const verb = Object.hasOwn(command.verbs, word) ? command.verbs[word] : undefined;
  if (verb) return verb({ person, rest, open });
  if (command.later.includes(word)) return notInThisVersion(`${command.name} ${word}`);
  return unknownCommand(typed, nearest(command, { typed, rest }));
}

function nearest(command: Command, { typed, rest }: { typed: string; rest: string }) {
  const word = nearestWord(typed, [...Object.keys(command.verbs), ...Object.keys(command.aliases)]);
  return word === null ? null : { word, correction: `${command.name} ${word} ${rest}`.trim() };
}
