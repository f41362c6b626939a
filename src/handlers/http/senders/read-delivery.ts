import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../../../errors.ts';
import type { ParsedSubmission } from '../../../routing/intake/parse-submission.ts';
import { deliveryIdOf, readLead, unreadableLead } from '../../../routing/intake/read-lead.ts';
import type { Source } from '../../../routing/model/source.ts';
import type { Delivery } from '../../../services/intake-delivery.ts';
import type { HttpDeps } from '../deps.ts';
import { authenticateSender } from './authenticate-sender.ts';
import { bodyKeyOf, headerKeyOf } from './delivery-key.ts';
import { contentTypeOf, readContent } from './read-content.ts';

export interface RawDelivery {
  source: Source;
  headers: IncomingHttpHeaders;
  urlToken: string | undefined;
  body: Buffer;
}

/** The order of these checks is part of the contract. */
export async function readDelivery(
  { ctx, secretOf }: HttpDeps,
  { source, headers, urlToken, body }: RawDelivery,
): Promise<Delivery> {
  const now = ctx.clock.now();
  contentTypeOf(headers);
  authenticateSender(source, { headers, urlToken, body, secrets: secretOf(source.id), now });
  const headerKey = headerKeyOf(headers);
  const { parsed, id } = await parseBody({ source, headers, body, now });
  if ('rejected' in parsed) throw unusable(parsed);
  const contentType = headers['content-type'] ?? '';
  const touch = { key: headerKey ?? bodyKeyOf(id, body), ...parsed };
  return { source, body, contentType, touches: [touch], announced: [], note: null };
}

/** Only a sender of our own JSON can mend its body; what others sent is kept for a person. */
async function parseBody(
  raw: Omit<RawDelivery, 'urlToken'> & { now: Date },
): Promise<{ parsed: ParsedSubmission; id?: string | undefined }> {
  const { source, headers, body, now } = raw;
  try {
    const content = await readContent(headers, body);
    return { parsed: readLead(source, content, now), id: deliveryIdOf(source, content) };
  } catch (error) {
    if (source.kind === 'generic' || !(error instanceof AppError)) throw error;
    return { parsed: unreadableLead(error.message, now) };
  }
}

function unusable({ rejected }: Extract<ParsedSubmission, { rejected: unknown }>): AppError {
  const message = 'The body cannot be used as a lead; errors[] says where and why.';
  return new AppError('input.unusable', message, { details: { errors: rejected } });
}
