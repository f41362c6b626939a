import type { Workspace } from '../state/workspace.ts';
import { readArguments } from '../web-api/arguments.ts';
import { type SlackContext, withFaults } from '../web-api/serve.ts';
import { applyReply, parseReply } from './apply-reply.ts';

/**
 * Answers a post to a `response_url`; a refused one is a 404, which makes Bolt's `respond` throw.
 */
export async function serveResponse(
  context: SlackContext,
  workspace: Workspace,
): Promise<Response> {
  const args = await readArguments(context.req);
  const call = { workspace, method: 'response_url', args, refusedStatus: 404 as const };
  return withFaults(context, call, () => {
    const reply = parseReply(args);
    const place = workspace.responseUrls.use(context.req.param('id') ?? '', reply);
    applyReply(workspace, place, reply);
    return { ok: true };
  });
}
