import type { z } from 'zod';
import { isServed, servedMethods } from '../slack/web-api/coverage.ts';
import { complain, type Fields } from './complain.ts';
import { type AimedFault, httpFault, slackFault } from './fault.ts';

const form = 'TARGET KIND [key=value…], for example "slack:chat.postMessage answer_lost times=2"';
const targets = 'slack, slack:METHOD, crm and enrichment';
const everywhere = ['*', 'response_url'];

/** The text names no fault there is; the message says what there is. */
export class UnclearFault extends Error {
  constructor(text: string, complaint: string) {
    super(`"${text}" is not a fault: ${complaint}`);
    this.name = 'UnclearFault';
  }
}

/**
 * Reads a fault from a line such as `crm http_500 rate=0.2`.
 *
 * @throws UnclearFault
 */
export function parseFault(text: string): AimedFault {
  const [aim = '', kind, ...words] = text.trim().split(/\s+/);
  const [target, method] = splitAt(aim, ':');
  const refuse = (complaint: string) => new UnclearFault(text, complaint);
  if (kind === undefined) throw refuse(`write ${form}.`);
  const fields = { ...Object.fromEntries(words.map(readField)), kind };
  if (target === 'slack') {
    const fault = { method: method ?? '*', ...fields };
    if (!isMethod(fault.method))
      throw refuse(`method ${fault.method} is none of ${methodsThereAre()}.`);
    return { target, fault: checked(slackFault, fault, refuse) };
  }
  if ((target === 'crm' || target === 'enrichment') && method === undefined) {
    return { target, fault: checked(httpFault, fields, refuse) };
  }
  throw refuse(`target ${aim} is none of ${targets}.`);
}

function splitAt(word: string, mark: string): [string, string?] {
  const at = word.indexOf(mark);
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + mark.length)];
}

function readField(word: string): [string, string | number] {
  const [key, value = ''] = splitAt(word, '=');
  return [key, /^\d+(\.\d+)?$/.test(value) ? Number(value) : value];
}

function isMethod(name: string): boolean {
  return everywhere.includes(name) || isServed(name);
}

const methodsThereAre = () => [...everywhere, ...servedMethods()].join(', ');

function checked<S extends typeof httpFault | typeof slackFault>(
  shape: S,
  fields: Fields,
  refuse: (complaint: string) => UnclearFault,
): z.infer<S> {
  const parsed = shape.safeParse(fields);
  if (parsed.success) return parsed.data as z.infer<S>;
  throw refuse(complain(shape, fields, parsed.error.issues));
}
