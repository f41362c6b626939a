import type { ApiCall } from '../../src/sandbox/slack/state/model.ts';

const POST = 'chat.postMessage';
/** `chat.update` knows no unfurling: Slack keeps to what the message was posted with. */
const SENDING = new Set([POST, 'chat.update', 'response_url']);
const PAGES_EVERYBODY =
  /<!(channel|here|everyone|subteam)|(?<![\p{L}\p{N}.])@(channel|here|everyone)\b/iu;
const isOff = (value: unknown) => value === false || value === 'false';

/** What would make the app a nuisance in somebody's workspace; empty means all is well. */
export function nuisances({ method, args }: Pick<ApiCall, 'method' | 'args'>): string[] {
  if (!SENDING.has(method)) return [];
  const unfurls = method === POST && !(isOff(args.unfurl_links) && isOff(args.unfurl_media));
  const isAnswer = method === 'response_url';
  const isSilent = !isAnswer && (typeof args.text !== 'string' || args.text.trim() === '');
  return [
    ...(unfurls ? [`${method}: links are unfurled`] : []),
    ...(isSilent ? [`${method}: no text for whoever hears it`] : []),
    ...(args.reply_broadcast === undefined ? [] : [`${method}: a reply for the whole channel`]),
    ...(PAGES_EVERYBODY.test(JSON.stringify(args)) ? [`${method}: pages everybody`] : []),
  ];
}
