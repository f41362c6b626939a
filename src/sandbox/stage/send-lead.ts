import { createHmac } from 'node:crypto';
import { z } from 'zod';
import {
  DEFAULT_SIGNATURE,
  isProviderKind,
  type Source,
} from '../../routing/model/workspace/source.ts';
import { signAsProduct } from '../sign-as-product.ts';
import { signedHeaders } from '../sign-webhook.ts';
import { SOURCE_SECRET, type Stage } from './open-stage.ts';

/** One request, kept so that it can come twice. */
export interface Delivery {
  id: string;
  body: string;
}

export interface Answered {
  httpStatus: number;
  /** Empty when the request was refused. */
  leadId: string;
  /** `accepted`, `attached`, `duplicate`, or what the problem says. */
  status: string;
  tookMs: number;
}

const ANSWER = z.object({
  lead_id: z.string().optional(),
  status: z.unknown(),
  detail: z.string().optional(),
});

type Sender = Pick<Source, 'id' | 'auth' | 'signature'> & { kind?: Source['kind'] };

/** Posts over HTTP as a sender of that source does, with the proof that the source asks for. */
export async function sendLead(
  stage: Pick<Stage, 'url' | 'clock'> & { config: Pick<Stage['config'], 'publicUrl'> },
  source: Sender,
  delivery: Delivery,
): Promise<Answered> {
  const token = source.auth === 'url_token' ? `/${encodeURIComponent(SOURCE_SECRET)}` : '';
  const path = `/webhooks/leads/${source.id}${token}`;
  const url = `${stage.config.publicUrl}${path}`;
  const { headers, body } = signed(source, delivery, { url, at: stage.clock.now() });
  const sentAt = performance.now();
  const response = await fetch(`${stage.url}${path}`, { method: 'POST', headers, body });
  const answer = ANSWER.parse(await response.json());
  return {
    httpStatus: response.status,
    leadId: answer.lead_id ?? '',
    status: typeof answer.status === 'string' ? answer.status : (answer.detail ?? ''),
    tookMs: Math.round(performance.now() - sentAt),
  };
}

/** What the source's sender would send; products know the address as it was told them. */
export function signed(
  { kind = 'generic', auth, signature }: Omit<Sender, 'id'>,
  { id, body }: Delivery,
  { url, at }: { url: string; at: Date },
): { headers: Record<string, string>; body: string } {
  if (auth === 'provider' && isProviderKind(kind)) {
    return signAsProduct(kind, { url, body, secret: SOURCE_SECRET, at });
  }
  const headers = proof({ auth, signature }, { id, body }, at);
  return { headers: { 'content-type': 'application/json', ...headers }, body };
}

function proof(
  { auth, signature }: Pick<Source, 'auth' | 'signature'>,
  { id, body }: Delivery,
  at: Date,
): Record<string, string> {
  const { header, prefix, encoding } = signature ?? DEFAULT_SIGNATURE;
  switch (auth) {
    case 'standard_webhooks':
      return signedHeaders({ id, body, secret: SOURCE_SECRET, at });
    case 'bearer':
      return { authorization: `Bearer ${SOURCE_SECRET}` };
    case 'basic':
      return { authorization: `Basic ${Buffer.from(SOURCE_SECRET).toString('base64')}` };
    case 'hmac':
      return {
        [header]: prefix + createHmac('sha256', SOURCE_SECRET).update(body).digest(encoding),
      };
    default:
      return {};
  }
}
