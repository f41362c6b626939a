import { isToday, printedDate, printedTime, type Reader } from '../words/time.ts';
import { dateToken, type SafeText } from './text.ts';

/** The same instant for text that Slack formats, in the zone of whoever reads it. */
export function slackTime(at: Date, reader: Reader): SafeText {
  const format = isToday(at, reader) ? '{time}' : '{date_short_pretty} {time}';
  return dateToken(at, format, printedTime(at, reader));
}

/** The day alone, such as `12 Nov`. */
export function slackDate(at: Date, reader: Reader): SafeText {
  return dateToken(at, '{date_short}', printedDate(at, reader.timeZone));
}
