import { mrkdwn, type SafeText } from '../text.ts';

export function andMore(rest: number, where: string): SafeText {
  return mrkdwn`and ${rest} more: ${where}`;
}
