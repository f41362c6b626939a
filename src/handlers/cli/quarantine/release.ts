import type { Context } from '../../../services/context.ts';
import { releaseQuarantined } from '../../../services/quarantine/release-quarantined.ts';
import { findLeadId } from '../find.ts';
import { snakeKeys } from '../format.ts';
import { refusalFault } from '../refusal.ts';
import type { Answer, Shell } from '../shell.ts';
import { notQuarantined } from './faults.ts';
import { whereItIs } from './where-it-is.ts';

export async function release(ctx: Context, { deps }: Shell, id: string): Promise<Answer> {
  const leadId = await findLeadId(ctx, id);
  const was = await releaseQuarantined(ctx, { leadId, actor: deps.actor });
  if (was.outcome === 'not_quarantined') throw notQuarantined(was);
  if (was.outcome !== 'released') throw refusalFault(was, leadId);
  const lines = [
    `${was.company} is released: ${whereItIs(was)}.`,
    `Next: baton lead explain ${leadId}`,
  ];
  return { json: snakeKeys(was), lines };
}
