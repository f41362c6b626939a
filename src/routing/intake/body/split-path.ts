/** Decides which steps a path in a body means: `answers[0].value`, or a form's `person[email]`. */

/** Nobody nests deeper; a hostile name could, thousands of times. */
export const MAX_STEPS = 10;
const WELL_FORMED = /^(?:[^.[\]]+|\[[^[\]]+\])(?:\.[^.[\]]+|\[[^[\]]+\])*$/;
const STEPS = /\[([^[\]]+)\]|[^.[\]]+/g;
const PLACE = /^\d{1,6}$/;
const PLAIN = /^[^.[\]]+$/;

/** Null when it is no path: nothing in a bracket, a dot too many, more than 10 steps. */
export function splitPath(text: string): string[] | null {
  if (!WELL_FORMED.test(text)) return null;
  const steps = [...text.matchAll(STEPS)].map(([whole, bracketed]) => bracketed ?? whole);
  return steps.length > MAX_STEPS ? null : steps;
}

/** The path as an author would write it; it splits into the same steps. */
export function joinPath(steps: readonly string[]): string {
  return steps.reduce((path, step) => {
    if (PLACE.test(step) || !PLAIN.test(step)) return `${path}[${step}]`;
    return path === '' ? step : `${path}.${step}`;
  }, '');
}
