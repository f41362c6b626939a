import type { HonoRequest } from 'hono';
import { type Checked, checkBlocks, checkView } from '../blocks/check-blocks.ts';
import type { Block, ViewContent } from '../blocks/content.ts';
import { Refusal } from '../state/refusal.ts';

export type Arguments = Record<string, unknown>;

const largestView = 250 * 1024;

/** A call's arguments from a form (with JSON in strings), a JSON body or the address. */
export async function readArguments(request: HonoRequest): Promise<Arguments> {
  const type = request.header('content-type') ?? '';
  const body = await request.text();
  if (type.startsWith('application/json')) return asRecord(parseJson(body));
  return { ...request.query(), ...Object.fromEntries(new URLSearchParams(body)) };
}

export function optionalText(args: Arguments, name: string): string | undefined {
  const value = args[name];
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function requiredText(args: Arguments, name: string): string {
  const value = optionalText(args, name);
  if (!value) throw new Refusal('invalid_arguments', [`[ERROR] missing required field: ${name}`]);
  return value;
}

/** Whether a call says yes to `name`, in any way the wire has for it. */
export function isSet(args: Arguments, name: string): boolean {
  return ['true', '1'].includes(optionalText(args, name) ?? '');
}

/** Words that came between commas, or as a list. */
export function listOf(args: Arguments, name: string): string[] | undefined {
  const text = optionalText(args, name);
  if (!text) return undefined;
  const list = text.startsWith('[') ? structure({ [name]: text }, name) : text.split(',');
  return Array.isArray(list) ? list.map((word) => String(word).trim()).filter(Boolean) : [];
}

/** A structure that came as it is, or as JSON inside a form field. */
export function structure(args: Arguments, name: string): unknown {
  const value = args[name];
  return typeof value === 'string' ? parseJson(value) : value;
}

/** Undefined when the call names no blocks, which for an update means something else than none. */
export function blocksOf(args: Arguments): Block[] | undefined {
  if (args.blocks === undefined || args.blocks === '') return undefined;
  const blocks = structure(args, 'blocks');
  if (!Array.isArray(blocks)) throw new Refusal('invalid_blocks_format');
  return accepted(checkBlocks(blocks), 'invalid_blocks');
}

export function viewOf(args: Arguments): ViewContent {
  const text = requiredText(args, 'view');
  if (Buffer.byteLength(text) > largestView) throw new Refusal('view_too_large');
  return accepted(checkView(structure(args, 'view')), 'invalid_arguments');
}

export function accepted<T>(checked: Checked<T>, word: string): T {
  if (!checked.ok) throw new Refusal(word, checked.faults);
  return checked.value;
}

export function asRecord(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' ? { ...value } : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
