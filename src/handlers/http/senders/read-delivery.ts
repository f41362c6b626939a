import type { IncomingHttpHeaders } from 'node:http';
import type { Source } from '../../../routing/model/workspace/source.ts';
import type { Delivery } from '../../../services/intake/intake-delivery.ts';
import type { HttpDeps } from '../deps.ts';
import { authenticateSender } from './authenticate-sender.ts';
import { findLeads } from './find-leads.ts';
import { contentTypeOf } from './read-content.ts';

export interface RawDelivery {
  source: Source;
  /** The address that was called, as its sender knows it. */
  url: string;
  headers: IncomingHttpHeaders;
  urlToken: string | undefined;
  body: Buffer;
}

/** The order of these checks is part of the contract. */
export async function readDelivery(
  { ctx, secretOf }: HttpDeps,
  { source, url, headers, urlToken, body }: RawDelivery,
): Promise<Delivery> {
  const now = ctx.clock.now();
  contentTypeOf(headers);
  const secrets = secretOf(source.id);
  authenticateSender(source, { url, headers, urlToken, body, secrets, now });
  const found = await findLeads({ source, headers, body, now });
  return { source, body, contentType: headers['content-type'] ?? '', ...found };
}
