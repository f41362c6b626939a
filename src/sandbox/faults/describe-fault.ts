import type { AimedFault, HttpFault, SlackFault } from './fault.ts';

const names = { slack: 'Slack', crm: 'The CRM', enrichment: 'Enrichment' } as const;

/** A fault for people, such as `Slack: chat.postMessage, the answer is lost, twice`. */
export function describeFault(aimed: AimedFault): string {
  const { target, fault } = aimed;
  const told = [effectOf(fault), reachOf(fault)].filter(Boolean).join(', ');
  return `${names[target]}: ${target === 'slack' ? `${placeOf(aimed.fault)}, ` : ''}${told}`;
}

function placeOf({ method, channel }: SlackFault): string {
  const calls = method === '*' ? 'every method' : method;
  return channel === undefined ? calls : `${calls} in ${channel}`;
}

function effectOf(fault: HttpFault | SlackFault): string {
  switch (fault.kind) {
    case 'http_500':
      return 'HTTP 500';
    case 'hang':
      return 'no answer comes';
    case 'answer_lost':
      return 'the answer is lost';
    case 'refuse':
      return 'the connection is dropped';
    case 'rate_limited':
      return `too many calls, wait ${fault.retryAfter} s`;
    case 'refused':
      return `refused with HTTP ${fault.status}`;
    case 'slow':
      return `the answer takes ${fault.delayMs / 1000} s`;
    default:
      return `refused with ${fault.error}`;
  }
}

function reachOf({ times, rate }: HttpFault | SlackFault): string {
  const share =
    rate === undefined || rate === 1 ? '' : `${Number((rate * 100).toFixed(1))}% of the calls`;
  if (times === undefined) return share;
  const often = times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`;
  return share === '' ? often : `${share}, ${often} at most`;
}
