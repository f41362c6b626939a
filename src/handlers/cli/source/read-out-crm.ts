import { CRM_EVENT_CONTRACT } from '../../../routing/contracts/crm-events.ts';
import type { Source } from '../../../routing/model/workspace/source.ts';
import type { Answer } from '../shell.ts';

/** What a source of the kind crm would read out of a body; null for any other. */
export function readOutCrm(
  { kind }: Partial<Source>,
  body: unknown,
  { file }: { file: string },
): Answer | null {
  if (kind !== 'crm') return null;
  const read = CRM_EVENT_CONTRACT.read(body);
  if ('refused' in read) {
    const faults = read.refused;
    const lines = faults.map(({ pointer, message }) => `  ${pointer || 'the whole'}: ${message}`);
    const first = `${file} would be refused: it is no event of a lead.`;
    return { json: { usable: false, event: null, faults }, lines: [first, ...lines], failed: true };
  }
  const { value: event } = read;
  const what = event.type === 'activity' ? `${event.type} (${event.kind})` : event.type;
  const of = event.lead_id ?? `the contact ${event.crm_id}`;
  const by = event.owner ? ` by ${event.owner}` : ', by nobody who is named';
  const lines = [`${file} is of type ${what}, of ${of}${by}, at ${event.at}.`];
  return { json: { usable: true, event, faults: [] }, lines, failed: false };
}
