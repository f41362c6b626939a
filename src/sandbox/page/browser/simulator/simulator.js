import { find, setText, whileBusy } from '../shared/dom.js';
import { showFaults, wireFaults } from './faults.js';
import { showLeads, wireLeads } from './leads.js';
import { showSend, wireSend } from './send.js';
import { showTime, wireTime } from './time.js';
import { showTrace } from './trace.js';

/** The lead whose trace is shown; undefined follows the newest. */
let followed;
let newest;

/** Chooses whose trace is shown, or the newest when no id is given. */
export const followLead = (leadId) => {
  followed = leadId === newest ? undefined : leadId;
};

/** The id of the lead in sight, or undefined when there is none. */
export const leadInSight = (desk) => followed ?? desk.leads[0]?.id;

/** Draws everything beside Slack itself. */
export function showSimulator({ desk, trace, act, refresh }) {
  newest = desk.leads[0]?.id;
  showTime(desk.time, { refresh });
  showSend(desk);
  showFaults(desk.faults, { act });
  showLeads(desk.leads, {
    chosenId: leadInSight(desk),
    zone: desk.time.zone,
    choose: (id) => {
      followLead(id);
      void refresh();
    },
  });
  showTrace(trace);
  setText(find('directory'), desk.workspace.directory);
}

/** Lets every control of the simulator do what it says. */
export function wireSimulator({ act, refresh }) {
  const sent = () => {
    followLead(undefined);
    void refresh();
  };
  wireTime({ act });
  wireSend({ act, sent });
  wireFaults({ act });
  wireLeads();
  const apply = () => act({ kind: 'apply' });
  find('apply').addEventListener('click', () => whileBusy(find('apply'), apply));
}
