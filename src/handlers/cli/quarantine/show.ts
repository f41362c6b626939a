import type { Context } from '../../../services/context.ts';
import { showLead } from '../../../services/look-up/show-lead.ts';
import { loadCorrectForm } from '../../../services/quarantine/load-correct-form.ts';
import { findLeadId, noLead } from '../find.ts';
import { aligned, snakeKeys } from '../format.ts';
import { standingLines } from '../lead/standing-lines.ts';
import { refusalFault } from '../refusal.ts';
import type { Answer, Shell } from '../shell.ts';
import { notQuarantined } from './faults.ts';

export async function show(ctx: Context, { deps, timeZone }: Shell, id: string): Promise<Answer> {
  const leadId = await findLeadId(ctx, id);
  const { actor } = deps;
  const form = await loadCorrectForm(ctx, { leadId, actor });
  if (form.outcome === 'not_quarantined') throw notQuarantined(form);
  if (form.outcome !== 'open') throw refusalFault(form, leadId);
  const detail = await showLead(ctx, { leadId, actor, timeZone });
  if (!detail) throw noLead(id, null);
  const { values, faults, why } = form;
  const said = Object.entries(values).map(([field, value]) => [field, value || '–']);
  const aside = faults.map(({ pointer, message }) => `  ${pointer}: ${message}`);
  return {
    json: snakeKeys({ leadId, company: form.company, why, since: detail.standing.since, faults }),
    lines: [
      ...standingLines(detail, { timeZone, now: ctx.clock.now() }),
      'What it says',
      ...aligned(said, '  '),
      ...(aside.length > 0 ? ['What was set aside', ...aside] : []),
      `Next: baton quarantine release ${leadId}, or correct, or discard`,
    ],
  };
}
