import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { AppError } from '../../errors.ts';
import { parseForm } from '../../routing/intake/body/parse-form.ts';
import type { CliDeps } from './deps.ts';

/** The longest file a lead may come in; the server takes as much. */
const MAX_LEAD_BYTES = 256 * 1024;
const STDIN = '-';

/** `email=dana%40globex.test&name=Dana`: what a form sends has no spaces, and JSON begins so. */
const FORM = /^(?![{["])[^\s=&]+=\S*$/;

/**
 * The body of a sender in a file, or on stdin for `-`: JSON, or the text of a form.
 *
 * @param parse for a source whose ids may be longer than a number can hold
 * @throws AppError `input.no_file`, `input.not_json`, `input.too_large`
 */
export async function readLeadFile(
  deps: CliDeps,
  file: string,
  parse: (text: string) => unknown = JSON.parse,
): Promise<unknown> {
  const text = await readLeadText(deps, file);
  return FORM.test(text.trim()) ? parseForm(text.trim()) : parseJson({ file, text, parse });
}

async function readLeadText(deps: CliDeps, file: string): Promise<string> {
  const text = file === STDIN ? await readStdin(deps) : await readTextFile(file);
  if (Buffer.byteLength(text) <= MAX_LEAD_BYTES) return text;
  const message = `${file} is larger than ${MAX_LEAD_BYTES / 1024} KiB, the most a lead may be.`;
  throw new AppError('input.too_large', message);
}

interface Written {
  file: string;
  text: string;
  parse(text: string): unknown;
}

function parseJson({ file, text, parse }: Written): unknown {
  try {
    return parse(text);
  } catch {
    throw new AppError('input.not_json', `${file} is not JSON; nothing was done. Mend the file.`);
  }
}

/** @throws AppError `input.no_file` */
export async function readTextFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const message = existsSync(file)
      ? `${file} cannot be read; check that it is a file and may be read.`
      : `There is no file ${file}; check the path.`;
    throw new AppError('input.no_file', message, { cause, details: { file } });
  }
}

async function readStdin(deps: CliDeps): Promise<string> {
  if (deps.readStdin) return deps.readStdin();
  throw new AppError('input.no_file', 'Nothing comes in on stdin; name a file instead of -.');
}
