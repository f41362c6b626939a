import type { SourceRow } from '../../../../blocks/answers/set-up/set-up-answers.ts';
import {
  isProviderKind,
  type Source,
  secretVariable,
} from '../../../../routing/model/workspace/source.ts';
import type { Context } from '../../../../services/context.ts';
import { say } from '../../../../words/say.ts';
import { jsonCall } from '../../../cli/source/example-call.ts';
import { isTestLead } from '../../../cli/source/example-lead.ts';
import { PRODUCTS } from '../../../cli/source/products.ts';

/** Where the world reaches this installation, and the secrets of its sources. */
export interface PublicDoor {
  /** Without a slash at the end. */
  publicUrl: string;
  secretOf(sourceId: string): string[];
}

/** Sources whose call can be shown without showing a secret: a signature fits one body alone. */
const SIGNED = new Set<Source['auth']>(['standard_webhooks', 'hmac']);

/** No secret is ever shown in Slack: a shell reads it from its variable. */
export function sourceRow(ctx: Context, door: PublicDoor, source: Source): SourceRow {
  const { id, kind, auth } = source;
  const isInAddress = auth === 'url_token';
  const url = `${door.publicUrl}/webhooks/leads/${id}${isInAddress ? '/TOKEN' : ''}`;
  const row = { id, kind, url, curl: [] };
  const variable = secretVariable(id);
  if (isProviderKind(kind)) {
    const { paste, secretAt = '' } = PRODUCTS[kind];
    return { ...row, notes: [paste, secretAt] };
  }
  const [secret = ''] = door.secretOf(id);
  if (secret === '' && auth !== 'none') {
    return { ...row, notes: [say`It answers 401 until ${variable} is set on the server.`] };
  }
  const call = {
    url,
    source,
    variable: `$${variable}`,
    id: ctx.newId('dlv'),
    now: ctx.clock.now(),
  };
  const curl = jsonCall({ ...call, secret: SIGNED.has(auth) ? secret : '' }).split('\n');
  const token = isInAddress ? [say`The value of ${variable} stands in place of TOKEN.`] : [];
  const kept = isTestLead(source)
    ? say`The line sends a test lead.`
    : say`The line sends a real lead.`;
  const signed = SIGNED.has(auth) ? [say`It is good for 5 minutes.`] : [];
  return { ...row, curl, notes: [kept, ...signed, ...token] };
}
