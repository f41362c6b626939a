import { signedHeaders } from '../sign-webhook.ts';

export interface CrmCall {
  /** Of the application. */
  url: string;
  /** The source in sources.yml. */
  system: string;
  /** The secret of that source. */
  secret: string;
  at: Date;
}

/** Tells Baton of a lead as a CRM does, signed by Standard Webhooks; the event's id is its key. */
export async function tellEvent(
  { url, system, secret, at }: CrmCall,
  event: Record<string, unknown>,
): Promise<{ httpStatus: number; answer: Record<string, unknown> }> {
  const body = JSON.stringify(event);
  const headers = signedHeaders({ id: String(event.id), body, secret, at });
  const path = `${url}/webhooks/crm/${system}`;
  const response = await fetch(path, { method: 'POST', headers, body });
  const answer = (await response.json()) as Record<string, unknown>;
  return { httpStatus: response.status, answer };
}
