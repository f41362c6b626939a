/** Names the files of a workspace and the form in which a fault in one of them is reported. */

export const WORKSPACE_FILES = {
  roster: 'roster.yml',
  policy: 'policy.yml',
  accounts: 'accounts.csv',
  contacts: 'contacts.csv',
  sources: 'sources.yml',
  suppressions: 'suppressions.csv',
  enrichment: 'enrichment.yml',
} as const;
export type FileKey = keyof typeof WORKSPACE_FILES;

/** The texts of a workspace directory; a file that is not there is left out. */
export type WorkspaceTexts = { [K in FileKey]?: string };

export interface FileFault {
  /** `roster.yml` */
  file: string;
  /** From 1. */
  line: number;
  /** `reps[0].capacity.open`; empty for the file as a whole. */
  path: string;
  /** What was found, what was expected, and what to do. */
  message: string;
  /** An error refuses the workspace, a warning is shown. */
  severity: 'error' | 'warning';
  /** What it is about, by its name: `rule iberia`. */
  subject?: string;
  /** A lead it concerns: `a lead with company.country ES`. */
  example?: string;
}

export function hasErrors(faults: readonly FileFault[]): boolean {
  return faults.some((fault) => fault.severity === 'error');
}

/** `roster.yml:4 reps[0].capasity: found …` */
export function formatFault({ file, line, path, message }: FileFault): string {
  return `${file}:${line}${path === '' ? '' : ` ${path}`}: ${message}`;
}

/** `rule iberia, for example a lead with company.country ES`; empty where nothing is known. */
export function formatContext({ subject, example }: FileFault): string {
  const parts = [subject, example && `for example ${example}`];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** In reading order: by file, then by line. */
export function sortFaults(faults: readonly FileFault[]): FileFault[] {
  const order: string[] = Object.values(WORKSPACE_FILES);
  return faults.toSorted(
    (a, b) => order.indexOf(a.file) - order.indexOf(b.file) || a.line - b.line,
  );
}
