import { isLoopback } from '../loopback.ts';

/** Where a page goes: an address that takes JSON, or a mailbox. */
export type PageTarget = { kind: 'webhook'; url: string } | MailTarget;
export interface MailTarget {
  kind: 'mail';
  host: string;
  port: number;
  /** TLS from the first byte; without it STARTTLS is asked for. */
  secure: boolean;
  auth: { user: string; pass: string } | null;
  from: string;
  to: string[];
}

export const PAGE_URL_FORM =
  'https://… that takes JSON, or smtps://user:password@host?from=baton@acme.com&to=ops@acme.com';

const ADDRESS = /^[^\s@,;<>]+@[^\s@,;<>]+$/;
const PORTS: Record<string, number> = { 'smtp:': 587, 'smtps:': 465 };

/** Null for anything that is neither an encrypted or local web address nor a complete mailbox. */
export function parsePageUrl(value: string): PageTarget | null {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url?.hostname) return null;
  if (url.protocol in PORTS) return mailTarget(url);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
  return isSafe && !url.username && !url.password ? { kind: 'webhook', url: url.href } : null;
}

function mailTarget(url: URL): MailTarget | null {
  const from = url.searchParams.get('from') ?? '';
  const to = (url.searchParams.get('to') ?? '').split(',').filter(Boolean);
  const isWhole = to.length > 0 && [from, ...to].every((address) => ADDRESS.test(address));
  if (!isWhole) return null;
  const user = decode(url.username);
  const pass = decode(url.password);
  if (user === null || pass === null) return null;
  return {
    kind: 'mail',
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (PORTS[url.protocol] ?? 0) : Number(url.port),
    secure: url.protocol === 'smtps:',
    auth: user === '' ? null : { user, pass },
    from,
    to,
  };
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
