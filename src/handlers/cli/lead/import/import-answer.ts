import type { ImportReport } from '../../../../services/import/import-leads.ts';
import { aligned } from '../../format.ts';
import type { Answer } from '../../shell.ts';
import { rowsOf } from './progress.ts';

interface About {
  file: string;
  rejected: string;
  source: string;
}

export function importAnswer(report: ImportReport, about: About): Answer {
  const { record, outcome } = report;
  const isNothing = rowsOf(record) > 0 && rowsOf(record) === record.rejected;
  return {
    json: jsonOf(report, about),
    lines: [
      headline(report, about),
      ...(rowsOf(record) > 0 ? [`  ${counts(report)}`] : []),
      ...reasonLines(report, about),
      ...customLines(report),
      nextStep(report, about),
    ],
    failed: outcome === 'stopped' || isNothing,
  };
}

function headline({ record, outcome, resumedAt }: ImportReport, { file, source }: About): string {
  const rows = rowsOf(record);
  const goneOn = resumedAt > 0 ? ` It went on after line ${resumedAt}, where it had stopped.` : '';
  const at = record.finishedAt?.toISOString() ?? 'an earlier time';
  const words = {
    done_before: `${file} was imported whole as ${source} at ${at}; nothing was done.`,
    stopped: `Stopped after line ${record.line} of ${file}: ${rows} rows are done.${goneOn}`,
    tried: `Tried ${file} as ${source}: ${rows} rows; nothing was written.`,
    finished: `Imported ${file} as ${source}: ${rows} rows.${goneOn}`,
  };
  return words[outcome];
}

function counts({ record, outcome }: ImportReport): string {
  const { accepted, attached, duplicates, rejected } = record;
  if (outcome === 'tried') return `${accepted} can be leads, ${rejected} cannot`;
  const parts = [
    `${accepted} new leads`,
    `${attached} joined a living lead`,
    `${duplicates} came before`,
    `${rejected} rejected`,
  ];
  return parts.join(', ');
}

function reasonLines({ reasons, outcome }: ImportReport, { rejected }: About): string[] {
  if (reasons.length === 0) return [];
  const where = outcome === 'tried' ? 'Would be rejected' : `Rejected, and written to ${rejected}`;
  const rows = reasons.map(({ code, rows: n, example }) => [String(n), code, example]);
  return [`${where}:`, ...aligned(rows, '  ')];
}

function customLines({ custom, outcome }: ImportReport): string[] {
  if (custom.length === 0 || outcome === 'done_before') return [];
  return [`No field is called ${custom.join(', ')}: kept as custom fields; --map says otherwise.`];
}

function nextStep({ outcome, record }: ImportReport, { file, rejected, source }: About): string {
  const again = `baton lead import ${file} --source ${source}`;
  if (outcome === 'stopped') return `Next: ${again} goes on from there.`;
  const isNone = rowsOf(record) > 0 && record.accepted === 0;
  if (outcome === 'tried' && isNone) return 'Next: say with --map FILE which column is what';
  if (outcome === 'tried') return `Next: ${again}`;
  if (record.rejected > 0 && outcome === 'finished') {
    return `Next: mend ${rejected}, then baton lead import ${rejected} --source ${source}`;
  }
  return 'Next: baton lead list';
}

function jsonOf(report: ImportReport, { file, rejected, source }: About) {
  const { record, outcome, resumedAt, reasons, custom } = report;
  return {
    import_id: outcome === 'tried' ? null : record.id,
    outcome,
    file,
    source,
    line: record.line,
    resumed_after_line: resumedAt === 0 ? null : resumedAt,
    rows: rowsOf(record),
    accepted: record.accepted,
    attached: record.attached,
    duplicates: record.duplicates,
    rejected: record.rejected,
    rejected_file: record.rejected > 0 && outcome !== 'tried' ? rejected : null,
    rejected_for: Object.fromEntries(reasons.map(({ code, rows }) => [code, rows])),
    custom_columns: custom,
    finished_at: record.finishedAt,
  };
}
