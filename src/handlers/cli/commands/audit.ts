import type { Command } from 'commander';
import { listAudit, verifyAudit } from '../../../services/audit/verify-audit.ts';
import type { Context } from '../../../services/context.ts';
import { findAskedId } from '../find.ts';
import { aligned, snakeKeys } from '../format.ts';
import { counted } from '../plain-words.ts';
import type { Answer, Shell } from '../shell.ts';

export function addAuditCommands(program: Command, shell: Shell): void {
  const audit = program.command('audit').description('who did what, and the proof');
  audit
    .command('verify')
    .description('recompute the chain of seals from its first row')
    .action(() => shell.withStore(verify));
  audit
    .command('show')
    .description('the latest acts')
    .option('--lead <id>', 'only those on one lead')
    .action((options: { lead?: string }) => shell.withStore((ctx) => show(ctx, options.lead)));
}

async function verify(ctx: Context): Promise<Answer> {
  const { fine, sealed, unsealed, head, faults } = await verifyAudit(ctx);
  const waiting = unsealed === 0 ? '' : `, ${unsealed} not sealed yet`;
  const json = { fine, sealed, unsealed, head, faults: snakeKeys(faults) };
  if (fine) {
    const first = `✓ The audit log is whole: ${counted(sealed, 'sealed event')}${waiting}.`;
    const lines = [first, `  head ${head ?? 'none'}`, 'Keep the head elsewhere to prove it later.'];
    return { json, lines };
  }
  const lines = [
    `✗ The audit log was changed: ${counted(faults.length, 'fault')} in ${sealed} sealed events.`,
    ...faults.map(({ position, eventId, what }) => `  ${position} ${eventId}: ${what}`),
    'Compare with the latest backup before the first of them.',
  ];
  return { json, lines, failed: true };
}

async function show(ctx: Context, lead: string | undefined): Promise<Answer> {
  const filter = lead === undefined ? {} : { leadId: await findAskedId(ctx, lead) };
  const events = await listAudit(ctx, filter);
  const rows = events.map(({ at, actor, action, subject, data }) => [
    at.toISOString(),
    actor,
    action,
    subject,
    Object.entries(data)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => `${key}=${value}`)
      .join(' '),
  ]);
  const first = events.length === 0 ? 'Nothing was done yet.' : counted(events.length, 'act');
  const lines = [first, ...aligned(rows, '  '), 'Next: baton audit verify'];
  return { json: snakeKeys(events), lines };
}
