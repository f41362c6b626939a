import type { Message } from '../../state/model.ts';
import { Refusal } from '../../state/refusal.ts';
import { type Arguments, asRecord, blocksOf, optionalText, structure } from '../arguments.ts';

const longestPost = 40_000;
/** Slack's pages name the refusal and no number; 16 KB is what people quote. */
const largestMetadata = 16 * 1024;

/** A post that is too long is cut, not refused. */
export function contentOf(args: Arguments): Pick<Message, 'text' | 'blocks'> {
  const text = (optionalText(args, 'text') ?? '').slice(0, longestPost);
  const blocks = blocksOf(args) ?? [];
  if (text === '' && blocks.length === 0) throw new Refusal('no_text');
  return { text, blocks };
}

/** What only apps see beside a message; the answer is spread into a draft. */
export function metadataOf(args: Arguments): Pick<Message, 'metadata'> {
  if (args.metadata === undefined || args.metadata === '') return {};
  const metadata = structure(args, 'metadata');
  if (metadata === null || typeof metadata !== 'object') {
    throw new Refusal('invalid_metadata_format');
  }
  const { event_type: type, event_payload: payload } = asRecord(metadata);
  const isWhole = typeof type === 'string' && payload !== null && typeof payload === 'object';
  if (!isWhole) throw new Refusal('invalid_metadata_schema');
  if (sizeOf(metadata) > largestMetadata) throw new Refusal('metadata_too_large');
  return { metadata };
}

/** Bytes of a structure when it is sent. */
export function sizeOf(structured: unknown): number {
  return Buffer.byteLength(JSON.stringify(structured));
}
