/** Finds the leads that keep somebody on the roster. */
import { listOpenLeads } from '../../../db/workspace/roster-store.ts';
import type { Step } from '../../steps/step.ts';

export interface OpenLeads {
  outcome: 'has_open_leads';
  message: string;
  openLeads: { repId: string; leadId: string }[];
}

/** Nobody leaves the roster while leads wait for them. */
export async function findOpenLeads(
  step: Step,
  leavers: readonly string[],
): Promise<OpenLeads | null> {
  if (leavers.length === 0) return null;
  const openLeads = await listOpenLeads(step.tx, leavers);
  if (openLeads.length === 0) return null;
  const holders = [...new Set(openLeads.map((one) => one.repId))].join(', ');
  const message = `${holders} still has ${openLeads.length} open leads. Assign or close them, then prune again.`;
  return { outcome: 'has_open_leads', message, openLeads };
}
