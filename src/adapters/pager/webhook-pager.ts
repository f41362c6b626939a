import type { Pager } from '../../ports.ts';
import type { Breaker } from '../breaker.ts';
import { assertAccepted, safeToRepeat } from '../http-answer.ts';
import type { HttpGate } from '../http-gate.ts';

/** Posts `text` beside its parts: what Slack-like hooks, Teams and relays of pagers understand. */
export function createWebhookPager(options: {
  url: string;
  gate: HttpGate;
  breaker: Breaker;
}): Pager {
  const { url, gate, breaker } = options;
  return {
    async page({ id, at, severity, title, text }) {
      const body = JSON.stringify({
        text: `${title}. ${text}`,
        title,
        severity,
        at: at.toISOString(),
        source: 'baton',
        id,
      });
      const headers = { 'content-type': 'application/json' };
      await breaker.run(async () => {
        const answer = await gate.post({ url, headers, body }).catch(safeToRepeat);
        assertAccepted(answer, { receiver: 'The receiver of pages', messageId: id });
      });
    },
  };
}
