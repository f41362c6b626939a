import { createHmac, randomBytes } from 'node:crypto';
import { toAppError } from '../../../errors.ts';
import type { KnockAnswer } from '../../../ports.ts';
import type { HttpGate } from '../../http-gate.ts';

interface Door {
  gate: HttpGate;
  url: string;
  signingSecret: string;
}

/** Knocks at our own door as Slack does when a request URL is entered, and waits for the answer. */
export async function knockAt({ gate, url, signingSecret }: Door): Promise<KnockAnswer> {
  const challenge = randomBytes(12).toString('hex');
  const body = JSON.stringify({ type: 'url_verification', challenge, token: '' });
  const headers = { 'content-type': 'application/json', ...signed(body, signingSecret) };
  try {
    const { status, text } = await gate.post({ url, headers, body });
    if (status === 200 && text.includes(challenge)) return { answered: true };
    return { answered: false, said: status === 401 ? 'wrong_secret' : `http_${status}` };
  } catch (thrown) {
    const { code, details } = toAppError(thrown);
    return { answered: false, said: typeof details.fault === 'string' ? details.fault : code };
  }
}

/** Slack's own clock is a real one, and so is the one that our door compares it with. */
function signed(body: string, secret: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hex = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hex}` };
}
