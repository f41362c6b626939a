import { isLoopback } from './loopback.ts';

/** A token travels to such an address, so it must be encrypted or stay on this machine. */
export const API_URL_FORM =
  'an https address without credentials, or http on a loopback address, such as https://api.example.com';

export function isApiUrl(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || url.username || url.password || url.search || url.hash) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}
