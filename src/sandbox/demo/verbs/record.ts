import { verifyAudit } from '../../../services/audit/verify-audit.ts';
import { type Scene, until } from '../scene.ts';
import type { Colleague } from './colleague.ts';
import type { Lead } from './lead.ts';

/** The CRM heard the owner first and the task after it. */
export function crmKnows(scene: Scene, rep: Colleague, lead: Lead): Promise<void> {
  return scene.step(`the CRM knows ${lead.company}`, async () => {
    const { crm } = scene.stage;
    const task = await until('the task', () => crm.tasks.get(lead.id)?.[0]);
    const owner = crm.owners.get(lead.id);
    if (owner?.rep_id !== rep.id) throw new Error(`The CRM has the owner ${owner?.rep_id}.`);
    const why = `task “${task.title}”; owner before task, signed, once each`;
    return { actor: 'CRM', what: `owner ${owner.email}`, why };
  });
}

/** Each row of the audit log is chained to the one before. */
export function auditIsWhole(scene: Scene): Promise<void> {
  return scene.step('the audit log is verified', async () => {
    const { sealed, head } = await until('every row to be sealed', async () => {
      const report = await verifyAudit(scene.stage.ctx);
      if (!report.fine) throw new Error(JSON.stringify(report.faults));
      return report.unsealed === 0 ? report : null;
    });
    const what = `audit log whole: ${sealed} rows, one chain`;
    return { actor: 'Baton', what, why: `head ${head?.slice(0, 16)}…` };
  });
}
