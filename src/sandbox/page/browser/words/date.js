import { el } from '../shared/dom.js';
import { dateIn } from '../shared/zone.js';
import { decode } from './entities.js';

const styles = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
};

const dayMs = 86_400_000;

/** A date token, `!date^SECONDS^FORMAT`, in the reader's own time zone. */
export function date(token, fallback, world) {
  const [, seconds, format = ''] = token.split('^');
  const at = new Date(Number(seconds) * 1000);
  if (Number.isNaN(at.getTime())) return decode(fallback ?? '');
  const words = format.replace(/\{(\w+)\}/g, (whole, name) => word(name, at, world) ?? whole);
  return el('time', { datetime: at.toISOString(), title: decode(fallback ?? '') }, decode(words));
}

function word(name, at, { timeZone, now }) {
  const style = styles[name.replace('_pretty', '')];
  if (!style) return undefined;
  const day = (when) => Date.parse(dateIn(when, timeZone));
  const near = { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' }[(day(at) - day(now)) / dayMs];
  if (name.endsWith('_pretty') && near) return near;
  return at.toLocaleString('en-GB', { ...style, timeZone });
}
