const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const PATTERN = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/;

/** Milliseconds of `30s`, `5m`, `4h`, `2d`, or undefined when the text is no duration. */
export function parseDuration(text: string): number | undefined {
  const found = PATTERN.exec(text.trim());
  if (!found) return undefined;
  return Math.round(Number(found[1]) * UNIT_MS[found[2] as keyof typeof UNIT_MS]);
}

/** The shortest exact text of a duration: 300000 is `5m`. */
export function formatDuration(ms: number): string {
  for (const unit of ['d', 'h', 'm', 's'] as const) {
    if (ms > 0 && ms % UNIT_MS[unit] === 0) return `${ms / UNIT_MS[unit]}${unit}`;
  }
  return ms === 0 ? '0s' : `${ms}ms`;
}
