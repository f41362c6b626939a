import { find, onPress, setText } from '../shared/dom.js';
import { dayIn, secondsIn, timeIn } from '../shared/zone.js';

/** The simulator's time as it was told, and when that was by the clock of this machine. */
let told;
let whenDue = () => undefined;

/** Draws the clock and its buttons. */
export function showTime(time, { refresh }) {
  told = { ...time, at: Date.parse(time.now), heardAt: performance.now() };
  whenDue = refresh;
  const { nextDueAt, running, zone } = time;
  setText(find('clock-day'), `${dayIn(new Date(told.at), zone)} · ${zone}`);
  setText(find('running'), running ? 'Pause' : 'Resume');
  setText(find('clock-state'), running ? 'running' : 'paused');
  find('clock').dataset.running = running;
  const due = nextDueAt ? new Date(nextDueAt) : undefined;
  setText(find('next-due-at'), due ? timeIn(due, zone) : 'none');
  find('next-due').disabled = !due;
  tick();
}

/** Between two answers of the simulator its clock runs as fast as this machine's. */
function tick() {
  if (!told) return;
  const passed = told.running ? performance.now() - told.heardAt : 0;
  const now = told.at + passed;
  setText(find('clock-time'), secondsIn(new Date(now), told.zone));
  if (told.nextDueAt && told.running && now > Date.parse(told.nextDueAt)) {
    told.nextDueAt = null;
    whenDue();
  }
}

const minuteMs = 60_000;
const steps = { 'plus-1-min': minuteMs, 'plus-5-min': 5 * minuteMs, 'plus-1-h': 60 * minuteMs };

/** Lets the buttons do what they say. */
export function wireTime({ act }) {
  setInterval(tick, 1_000);
  for (const [id, ms] of Object.entries(steps)) {
    onPress(id, () => act({ kind: 'advance', ms }));
  }
  onPress('next-due', () => act({ kind: 'next_due' }));
  onPress('running', () => act({ kind: 'running', running: !told.running }));
}
