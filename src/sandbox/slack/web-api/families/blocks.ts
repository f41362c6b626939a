import { faultsInBlocks, faultsInView } from '../../blocks/check-blocks.ts';
import { broken, type Fault, lineOf } from '../../blocks/fault.ts';
import { Refusal } from '../../state/refusal.ts';
import { type Arguments, asRecord, structure } from '../arguments.ts';
import type { Methods } from '../method.ts';

const longest = 100_000;

/** What may be asked about, one at a call: the word of the refusal, and what is wrong. */
const subjects: Record<string, { word: string; faultsIn: (value: unknown) => Fault[] }> = {
  blocks: { word: 'invalid_blocks', faultsIn: (blocks) => faultsInBlocks(blocks) },
  message: { word: 'invalid_message', faultsIn: faultsInMessage },
  view: { word: 'invalid_view', faultsIn: (view) => faultsInView(view) },
};

export const blocksMethods: Methods = {
  'blocks.validate': (_, args) => {
    const { name, value } = onlySubject(args);
    const { word = '', faultsIn = () => [] } = subjects[name] ?? {};
    const errors = faultsIn(value);
    if (errors.length === 0) return {};
    return { ok: false, error: word, errors, response_metadata: { messages: errors.map(lineOf) } };
  },
};

function onlySubject(args: Arguments): { name: string; value: unknown } {
  const given = Object.keys(subjects).filter((name) => args[name] !== undefined);
  const [name] = given;
  if (name === undefined || given.length > 1) {
    throw new Refusal('invalid_arguments', [
      '[ERROR] provide exactly one of blocks, view, message',
    ]);
  }
  const value = structure(args, name);
  if (JSON.stringify(value ?? null).length <= longest) return { name, value };
  const tooLong = broken(`must be less than ${longest + 1} characters`, `/${name}`);
  throw new Refusal('invalid_arguments', [lineOf(tooLong)]);
}

function faultsInMessage(message: unknown): Fault[] {
  const { blocks = [] } = asRecord(message);
  return faultsInBlocks(blocks, '/message/blocks');
}
