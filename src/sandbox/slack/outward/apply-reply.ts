import { z } from 'zod';
import { checkBlocks } from '../blocks/check-blocks.ts';
import { app, type Message, type Reply } from '../state/model.ts';
import { Refusal } from '../state/refusal.ts';
import type { Workspace } from '../state/workspace.ts';
import { accepted } from '../web-api/arguments.ts';

/** A post the app made to a `response_url`, or the body of its answer to a command. */
const replyShape = z.looseObject({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  response_type: z.string().optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
  thread_ts: z.string().optional(),
});

export function parseReply(body: unknown): Reply {
  const parsed = replyShape.safeParse(body);
  if (!parsed.success) throw new Refusal('invalid_arguments');
  return parsed.data;
}

/** Where a reply belongs: the person, the conversation, and the message that was clicked. */
export interface Place {
  userId: string;
  channel: string;
  original: Message | undefined;
}

/** Puts an answer to a click or command in its place: over the original, or beside it. */
export function applyReply({ messages }: Workspace, place: Place, reply: Reply): void {
  const { original, userId, channel } = place;
  const blocks =
    reply.blocks === undefined ? [] : accepted(checkBlocks(reply.blocks), 'invalid_blocks');
  const text = reply.text ?? '';
  if (reply.delete_original && original) {
    messages.remove(original);
    return;
  }
  if (text === '' && blocks.length === 0) throw new Refusal('no_text');
  if (reply.replace_original && original) {
    messages.edit(original, { text, blocks });
    return;
  }
  messages.add({
    channel,
    author: app.botUserId,
    text,
    blocks,
    ...(reply.response_type !== 'in_channel' && { visibleTo: userId }),
    ...(reply.thread_ts !== undefined && { threadTs: reply.thread_ts }),
  });
}
