import { wrongUsage } from '../usage.ts';

const VERSION = /^v?(?<number>[1-9]\d{0,8})$/;

/** @throws AppError `input.usage` unless it is a version such as `v12` */
export function readVersion(text: string): number {
  const { number } = VERSION.exec(text)?.groups ?? {};
  if (number !== undefined) return Number(number);
  throw wrongUsage(`“${text}” is no version. Try v12; \`baton policy list\` shows them all.`);
}

/** Left out, nothing is meant. */
export function readOptionalVersion(text: string | undefined): number | null {
  return text === undefined ? null : readVersion(text);
}
