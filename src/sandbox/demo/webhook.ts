import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { signedHeaders } from '../sign-webhook.ts';
import { ACME, SOURCE_SECRET, type Stage } from './stage.ts';

const ANSWER = z.object({ lead_id: z.string(), status: z.string() });

/** One signed request, kept so that it can come twice. */
export interface Delivery {
  id: string;
  body: string;
}

export interface Answered {
  httpStatus: number;
  leadId: string;
  status: string;
  tookMs: number;
}

/** A lead of examples/acme, such as `01-globex-demo`. */
export function deliveryOf(file: string): Delivery {
  const body = readFileSync(join(ACME, 'leads', `${file}.json`), 'utf8');
  return { id: `msg_${randomUUID()}`, body };
}

/** Posts it as a website would: signed by Standard Webhooks, over HTTP. */
export async function post(stage: Stage, { id, body }: Delivery): Promise<Answered> {
  const sentAt = performance.now();
  const response = await fetch(stage.webhookUrl, {
    method: 'POST',
    headers: signedHeaders({ id, body, secret: SOURCE_SECRET, at: stage.clock.now() }),
    body,
  });
  const answer = ANSWER.parse(await response.json());
  const tookMs = Math.round(performance.now() - sentAt);
  return { httpStatus: response.status, leadId: answer.lead_id, status: answer.status, tookMs };
}
