/** The message that Slack lets us in again, after our access was taken away. */
import type { OutboxRecord } from '../../../../db/delivery/outbox-store.ts';
import { counted } from '../../../../words/numbers.ts';
import { english } from '../../../../words/say.ts';
import type { Context } from '../../../context.ts';
import { adminUsers, opsPath } from '../../../views/escalation/escalation-path.ts';
import { lastedWords } from '../../../views/outage-words.ts';
import type { Notice } from '../load-notice.ts';

export async function loadAccessBack(ctx: Context, { payload }: OutboxRecord): Promise<Notice> {
  const from = ctx.db.read;
  const lasted = english(lastedWords(payload.lastedMs));
  const waited = `What waited leaves now: ${english(counted(Number(payload.waiting), 'lead'))}.`;
  const text = `Somebody removed the app or revoked its token, and I had no access for ${lasted}. Clocks stood still. ${waited}`;
  const path = [...new Set([...(await adminUsers(from)), ...(await opsPath(from))])];
  const title = 'I have access to Slack again';
  return { path, card: { kind: 'notice', title, text, leadId: null } };
}
