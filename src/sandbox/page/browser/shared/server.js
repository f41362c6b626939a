const gone = 'The simulator does not answer. Is it still running in the terminal?';

/** What the simulator says at `path`. */
export async function read(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  return response.json();
}

/** Does something; the answer is a status line, and whether it was refused. */
export async function send(deed) {
  try {
    const response = await fetch('/do', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(deed),
    });
    return await response.json();
  } catch {
    return { status: gone, refused: true };
  }
}

/**
 * Calls `refresh` after each change, many in a row once, and once more a moment later: what a
 * change sets in motion is not always told. `lost` and `found` say whether the simulator is there.
 */
export function followChanges({ refresh, lost, found }) {
  let soon;
  let later;
  const refreshSoon = () => {
    soon = undefined;
    void refresh();
  };
  const change = () => {
    if (!soon) soon = setTimeout(refreshSoon, 50);
    clearTimeout(later);
    later = setTimeout(() => void refresh(), 1_000);
  };
  const live = new EventSource('/live');
  live.addEventListener('change', change);
  live.addEventListener('beat', change);
  live.addEventListener('open', () => {
    found();
    change();
  });
  live.addEventListener('error', lost);
  return change;
}

/** Runs `work` again when it was asked for meanwhile, and never twice at a time. */
export function oneAtATime(work) {
  let running;
  let again = false;
  return function run() {
    if (running) {
      again = true;
      return running;
    }
    running = work().finally(() => {
      running = undefined;
      if (!again) return undefined;
      again = false;
      return run();
    });
    return running;
  };
}
