import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface CurlAnswer {
  status: number;
  text: string;
}

/** Runs a printed curl line in a shell, as somebody would who has copied it. */
export async function runCurl(line: string, env: Record<string, string>): Promise<CurlAnswer> {
  if (!hasCurl()) return actAsCurl(line, env);
  const silent = line.replace(/^curl /, "curl -s -w '\\n%{http_code}' ");
  const { stdout } = await run('sh', ['-c', silent], { env: { ...process.env, ...env } });
  const end = stdout.lastIndexOf('\n');
  return { status: Number(stdout.slice(end + 1)), text: stdout.slice(0, end) };
}

function hasCurl(): boolean {
  try {
    execFileSync('sh', ['-c', 'command -v curl']);
    return true;
  } catch {
    return false;
  }
}

/** Where there is no curl the shell still takes the line apart, and its options are few. */
export async function actAsCurl(line: string, env: Record<string, string>): Promise<CurlAnswer> {
  const printed = `curl() { printf '%s\\0' "$@"; }\n${line}`;
  const { stdout } = await run('sh', ['-c', printed], { env: { ...process.env, ...env } });
  const words = stdout.split('\0').slice(0, -1);
  const headers = new Headers();
  const body: string[] = [];
  let url = '';
  while (words.length > 0) {
    const word = words.shift() ?? '';
    if (!word.startsWith('-')) {
      url = word;
      continue;
    }
    const value = words.shift() ?? '';
    if (word === '-H')
      headers.set(value.slice(0, value.indexOf(':')), value.slice(value.indexOf(':') + 1).trim());
    if (word === '-u')
      headers.set('authorization', `Basic ${Buffer.from(value).toString('base64')}`);
    if (word === '-d') body.push(value);
    if (word === '--data-urlencode') {
      const at = value.indexOf('=');
      body.push(`${value.slice(0, at)}=${encodeURIComponent(value.slice(at + 1))}`);
    }
  }
  const form = 'application/x-www-form-urlencoded';
  if (!headers.has('content-type')) headers.set('content-type', form);
  const sent = { method: 'POST', headers, body: body.join('&'), redirect: 'manual' } as const;
  const response = await fetch(url, sent);
  return { status: response.status, text: await response.text() };
}
