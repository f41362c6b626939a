import type { z } from 'zod';
import {
  anyView,
  type Block,
  messageBlocks,
  messageOnly,
  type ViewContent,
} from './block-schema.ts';
import { elementsOf } from './inspect.ts';

/** What Slack would accept, or its complaints in its own form of words. */
export type Checked<T> =
  | { ok: true; value: T; faults?: never }
  | { ok: false; value?: never; faults: string[] };

interface Fault {
  message: string;
  pointer: string;
}

type Surface = 'message' | 'modal' | 'home';

/** Blocks of a message: 50 at most. */
export function checkBlocks(blocks: unknown): Checked<Block[]> {
  return check(messageBlocks.safeParse(blocks), '/blocks', (value) =>
    faultsAcross(value, 'message', '/blocks'),
  );
}

/** A modal or a Home view: 100 blocks at most. */
export function checkView(view: unknown): Checked<ViewContent> {
  return check(anyView.safeParse(view), '/view', (value) => [
    ...faultsAcross(value.blocks, value.type, '/view/blocks'),
    ...missingSubmit(value),
  ]);
}

function check<T>(
  parsed: z.ZodSafeParseResult<T>,
  base: string,
  across: (value: T) => Fault[],
): Checked<T> {
  const faults = parsed.success
    ? across(parsed.data)
    : parsed.error.issues.map((issue) => asFault(issue, base));
  if (parsed.success && faults.length === 0) return { ok: true, value: parsed.data };
  return {
    ok: false,
    faults: faults.map((f) => `[ERROR] ${f.message} [json-pointer:${f.pointer}]`),
  };
}

function asFault(issue: z.core.$ZodIssue, base: string): Fault {
  return { message: inSlackWords(issue), pointer: [base, ...issue.path].join('/') };
}

function inSlackWords(issue: z.core.$ZodIssue): string {
  const list = 'origin' in issue && issue.origin === 'array';
  if (issue.code === 'too_big') {
    return list
      ? `no more than ${issue.maximum} items allowed`
      : `must be less than ${Number(issue.maximum) + 1} characters`;
  }
  if (issue.code === 'too_small') {
    return list
      ? `no fewer than ${issue.minimum} items allowed`
      : `must be more than ${Number(issue.minimum) - 1} characters`;
  }
  if (issue.code === 'unrecognized_keys') return `invalid additional property: ${issue.keys[0]}`;
  if (issue.code === 'invalid_union') return 'unsupported type';
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return issue.path.length === 0
      ? 'must provide an object'
      : `missing required field: ${issue.path.at(-1)?.toString()}`;
  }
  return 'failed to match all allowed schemas';
}

function faultsAcross(blocks: Block[], surface: Surface, base: string): Fault[] {
  return [
    ...repeated(
      blocks.map((block) => block.block_id),
      'block_id',
      base,
    ),
    ...blocks.flatMap((block, i) => faultsInside(block, surface, `${base}/${i}`)),
  ];
}

function faultsInside(block: Block, surface: Surface, pointer: string): Fault[] {
  const faults = repeated(
    elementsOf(block).map((element) => element.action_id),
    'action_id',
    `${pointer}/elements`,
  );
  if (!allowedOn(block.type, surface)) {
    faults.push({ message: `unsupported type: ${block.type}`, pointer: `${pointer}/type` });
  }
  if (block.type === 'section' && !block.text && !block.fields) {
    faults.push({ message: 'missing required field: text or fields', pointer });
  }
  for (const element of elementsOf(block)) {
    const select = element.type === 'static_select' || element.type === 'multi_static_select';
    if (select && !element.options === !element.option_groups) {
      faults.push({ message: 'must provide exactly one of options or option_groups', pointer });
    }
  }
  return faults;
}

function allowedOn(type: string, surface: Surface): boolean {
  if (type === 'alert') return surface === 'modal';
  return surface === 'message' || !messageOnly.some((name) => name === type);
}

function repeated(ids: (string | undefined)[], name: string, base: string): Fault[] {
  const isRepeat = (id: string | undefined, i: number) => id !== undefined && ids.indexOf(id) < i;
  return ids.flatMap((id, i) =>
    isRepeat(id, i)
      ? [{ message: `\`${name}\` "${id}" already exists`, pointer: `${base}/${i}/${name}` }]
      : [],
  );
}

function missingSubmit(view: ViewContent): Fault[] {
  const needsSubmit = view.type === 'modal' && view.blocks.some((block) => block.type === 'input');
  if (!needsSubmit || view.submit) return [];
  return [{ message: 'missing required field: submit', pointer: '/view' }];
}
