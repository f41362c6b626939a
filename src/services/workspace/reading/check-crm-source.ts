/** Finds what does not fit a source of the kind crm, which brings no leads and ends some. */
import type { Source } from '../../../routing/model/workspace/source.ts';
import { fault, type PolicyFault } from '../../../routing/policy/checks/policy-fault.ts';

const OF_LEADS = [
  'mapping',
  'events',
  'honeypot',
  'disposable',
  'burst',
  'fresh_for',
  'redirect',
] as const;
/** An address is no proof for what may close a lead. */
const TOO_WEAK: readonly Source['auth'][] = ['none', 'url_token'];

export function checkCrmSource(source: Source, index: number): PolicyFault[] {
  const { auth } = source;
  const faults = OF_LEADS.filter((setting) => source[setting] !== undefined).map((setting) =>
    fault([index, setting], 'found it on a source of the kind crm, which brings no leads.'),
  );
  if (!TOO_WEAK.includes(auth)) return faults;
  const message = `found ${auth}, expected standard_webhooks, hmac, bearer or basic: what is told there can close a lead.`;
  return [...faults, fault([index, 'auth'], message)];
}
