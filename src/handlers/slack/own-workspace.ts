import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { messageModal } from '../../blocks/modals/message-modal.ts';
import type { Logger } from '../../ports.ts';
import { spelled } from '../../words/reading.ts';
import { say } from '../../words/say.ts';

export interface PinnedWorkspace {
  teamId: string;
  enterpriseId: string | null;
  botUserId: string;
}

const REFUSAL = say`I work for another Slack workspace, so nothing was changed here.`;

/**
 * One deployment serves one workspace; anybody else gets a sentence. Until Slack has named the
 * workspace the signature alone vouches for a request, because only our app's carry it.
 */
export function onlyOwnWorkspace(
  workspace: () => PinnedWorkspace | null,
  log: Logger,
): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    const own = workspace();
    const { teamId, enterpriseId } = args.context;
    const sameEnterprise = enterpriseId === undefined || enterpriseId === own?.enterpriseId;
    if (!own || (own.teamId === teamId && sameEnterprise)) return args.next();
    log.warn({ code: 'auth.other_workspace', teamId, enterpriseId }, 'refused a request');
    await refuse(args);
  };
}

/** Each kind of request has one place where its answer is seen; an event has none. */
async function refuse(args: AnyMiddlewareArgs): Promise<void> {
  if ('command' in args) return args.ack(spelled(REFUSAL));
  if ('view' in args) {
    return args.ack({ response_action: 'update', view: messageModal(REFUSAL) });
  }
  if (!('ack' in args && args.ack)) return;
  await args.ack();
  if ('respond' in args) await args.respond?.({ text: spelled(REFUSAL), replace_original: false });
}
