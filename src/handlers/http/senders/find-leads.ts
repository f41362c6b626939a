import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../../../errors.ts';
import { doubtBody } from '../../../routing/intake/judge-arrival.ts';
import { readProvider } from '../../../routing/intake/kinds/index.ts';
import type { ParsedSubmission } from '../../../routing/intake/parse-submission.ts';
import { deliveryIdOf, readLead, unreadableLead } from '../../../routing/intake/read-lead.ts';
import { readSignals } from '../../../routing/intake/read-signals.ts';
import type { Reason } from '../../../routing/model/reasons.ts';
import {
  isProviderKind,
  type ProviderKind,
  type Source,
} from '../../../routing/model/workspace/source.ts';
import type { Delivery } from '../../../services/intake/intake-delivery.ts';
import { bodyKeyOf, headerKeyOf } from './delivery-key.ts';
import { readContent, readContentLosslessly } from './read-content.ts';

export interface Authentic {
  source: Source;
  headers: IncomingHttpHeaders;
  body: Buffer;
  now: Date;
}

type Found = Pick<Delivery, 'touches' | 'announced' | 'note' | 'signals'>;

/**
 * What is in the body of an authentic request. Only a sender of our own JSON can mend its body;
 * what others sent is kept for a person.
 *
 * @throws AppError `input.*` for what a sender of the generic kind can mend
 */
export async function findLeads(sent: Authentic): Promise<Found> {
  const { kind } = sent.source;
  if (kind === 'signals') return await findSignals(sent);
  return isProviderKind(kind) ? await findByProduct(kind, sent) : await findOne(sent);
}

async function findOne({ source, headers, body, now }: Authentic): Promise<Found> {
  const headerKey = headerKeyOf(headers);
  const { parsed, id, doubt } = await parseOne({ source, headers, body, now });
  if ('rejected' in parsed) throw unusable(parsed);
  return ofOne({ key: headerKey ?? bodyKeyOf(id, body), ...parsed, doubt });
}

async function parseOne({ source, headers, body, now }: Authentic): Promise<{
  parsed: ParsedSubmission;
  id?: string | undefined;
  doubt?: Reason | undefined;
}> {
  try {
    const content = await readContent(headers, body);
    const parsed = readLead(source, content, now);
    return { parsed, id: deliveryIdOf(source, content), doubt: doubtBody(source, content) };
  } catch (error) {
    if (source.kind === 'generic' || !(error instanceof AppError)) throw error;
    return { parsed: unreadableLead(error.message, now) };
  }
}

/** The product's own id goes first: its other headers are none of ours. */
async function findByProduct(
  kind: ProviderKind,
  { source, headers, body, now }: Authentic,
): Promise<Found> {
  const keyOf = (id: string | undefined) =>
    (id === undefined ? headerKeyOf(headers) : undefined) ?? bodyKeyOf(id, body);
  try {
    const content = await readContentLosslessly(headers, body);
    const { touches, notices, note } = readProvider(kind, content, { source, now });
    const doubt = doubtBody(source, content);
    return {
      touches: touches.map(({ id, ...taken }) => ({ key: keyOf(id), ...taken, doubt })),
      announced: notices.map(({ id, objectId }) => ({ key: keyOf(id), objectId })),
      note,
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return ofOne({ key: keyOf(undefined), ...unreadableLead(error.message, now) });
  }
}

/** They are of no person that could wait for one: what cannot be used is told to the sender. */
async function findSignals({ source, headers, body, now }: Authentic): Promise<Found> {
  const content = await readContent(headers, body);
  const { signals: found, faults } = readSignals(source, content, now);
  if (found.length === 0) throw unusable({ rejected: faults }, 'as a signal');
  const key = headerKeyOf(headers) ?? bodyKeyOf(deliveryIdOf(source, content), body);
  return { touches: [], announced: [], note: null, signals: { key, found, faults } };
}

function ofOne(touch: Found['touches'][number]): Found {
  return { touches: [touch], announced: [], note: null };
}

function unusable(
  { rejected }: Extract<ParsedSubmission, { rejected: unknown }>,
  what = 'as a lead',
): AppError {
  const message = `The body cannot be used ${what}; errors[] says where and why.`;
  return new AppError('input.unusable', message, { details: { errors: rejected } });
}
