import { el, find, setText, show } from '../shared/dom.js';

/** Draws the switches as they stand, and what goes wrong at present. */
export function showFaults({ switches, active, example }, { act }) {
  show(find('fault-switches'), switches, {
    key: ({ id }) => id,
    draw: (one) => drawSwitch(one, (on) => act({ kind: 'fault_switch', id: one.id, on })),
  });
  show(
    find('faults-active'),
    active.map((words, i) => ({ words, i })),
    {
      key: ({ i }) => String(i),
      draw: ({ words }) => el('li', {}, words),
    },
  );
  const count = active.length;
  setText(find('faults-count'), count === 0 ? 'everything works' : `${count} active`);
  find('faults').dataset.active = count > 0;
  find('faults-none').hidden = count > 0;
  find('fault-line').placeholder = example;
}

function drawSwitch({ id, label, hint, on }, turn) {
  const attributes = {
    id: `fault-${id}`,
    type: 'checkbox',
    checked: on,
    'data-focus': 'switch',
    'aria-describedby': hint ? `fault-${id}-hint` : undefined,
    onchange: ({ target }) => turn(target.checked),
  };
  return el(
    'li',
    { class: 'switch' },
    el('input', attributes),
    el('label', { for: `fault-${id}` }, label),
    hint && el('p', { id: `fault-${id}-hint`, class: 'quiet' }, hint),
  );
}

/** How what is typed or submitted reaches the app, by the switch that concerns forms. */
export const formManner = () => ({ triggerLate: find('triggers-too-late').checked });

/** How a press reaches the app, by the switches that concern each press. */
export const pressManner = () => ({ twice: find('every-click-twice').checked, ...formManner() });

/** Lets a fault be added by its line, and all be taken away. */
export function wireFaults({ act }) {
  find('fault-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const line = find('fault-line').value.trim();
    if (line) void act({ kind: 'fault', line });
  });
  find('heal').addEventListener('click', () => {
    find('every-click-twice').checked = false;
    find('triggers-too-late').checked = false;
    void act({ kind: 'heal' });
  });
}
