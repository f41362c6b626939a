import { describeFault } from '../faults/describe-fault.ts';
import type { AimedFault } from '../faults/fault.ts';
import { parseFault } from '../faults/parse-fault.ts';
import type { DeskView } from '../page/desk.ts';
import type { Sandbox } from '../stage/open-sandbox.ts';

interface Switch {
  id: string;
  label: string;
  /** What it teaches. */
  hint: string;
  /** Lines as `parseFault` reads them. */
  faults?: string[];
  disk?: { full?: boolean; delayMs?: number };
}

const EXAMPLE = 'slack:chat.postMessage answer_lost times=2';

/** What people want to see go wrong, by the name they have for it. */
const SWITCHES: readonly Switch[] = [
  {
    id: 'slack_busy',
    label: 'Slack says: too many calls',
    hint: 'Posts answer 429 with ten seconds to wait; cards come later, once each.',
    faults: ['slack:chat.postMessage rate_limited retryAfter=10'],
  },
  {
    id: 'answers_lost',
    label: 'Answers of posts are lost',
    hint: 'Slack takes the message and the answer never comes; it is sent once more, marked so.',
    faults: ['slack:chat.postMessage answer_lost'],
  },
  {
    id: 'edits_lost',
    label: 'Edits of cards fail',
    hint: 'Old cards stay as they were; a click on one is answered all the same.',
    faults: ['slack:chat.update http_500', 'slack:response_url http_500'],
  },
  {
    id: 'slack_down',
    label: 'Slack is down',
    hint: 'No call gets through: clocks stand still, nobody is blamed, leads are still taken.',
    faults: ['slack refuse'],
  },
  {
    id: 'token_revoked',
    label: 'The token is revoked',
    hint: 'Somebody removed the app: leads wait, and a page goes out past Slack.',
    faults: ['slack error error=token_revoked'],
  },
  {
    id: 'crm_down',
    label: 'The CRM is down',
    hint: 'Claims are safe; owners and tasks are written later, in order.',
    faults: ['crm http_500'],
  },
  {
    id: 'provider_down',
    label: 'The provider of company data is down',
    hint: 'Leads are routed on what is known, in time; cards say so until it is back.',
    faults: ['enrichment http_500'],
  },
  {
    id: 'crm_lossy',
    label: 'A third of the CRM’s answers is lost',
    hint: 'It applied what was asked; the repeat changes nothing.',
    faults: ['crm answer_lost rate=0.33'],
  },
  {
    id: 'disk_slow',
    label: 'The disk is slow',
    hint: 'Each commit takes 400 ms longer.',
    disk: { delayMs: 400 },
  },
  {
    id: 'disk_full',
    label: 'The disk is full',
    hint: 'Senders hear 503 and come again; a claim says that it was not saved.',
    disk: { full: true },
  },
];

/** Switches on and off what goes wrong, in all the stand-ins and under the store. */
export class Switchboard {
  readonly #sandboxOf: () => Sandbox;
  readonly #on = new Set<string>();

  constructor(sandboxOf: () => Sandbox) {
    this.#sandboxOf = sandboxOf;
  }

  view(): DeskView['faults'] {
    const { slack, crm, enrichment, disk } = this.#sandboxOf();
    const told = [
      ...slack.faults().map(({ fault }) => describeFault({ target: 'slack', fault })),
      ...crm.faults().map(({ fault }) => describeFault({ target: 'crm', fault })),
      ...enrichment.faults().map(({ fault }) => describeFault({ target: 'enrichment', fault })),
      ...(disk.full ? ['The disk is full'] : []),
      ...(disk.delayMs > 0 ? [`Each commit takes ${disk.delayMs} ms longer`] : []),
    ];
    const switches = SWITCHES.map(({ id, label, hint }) => ({
      id,
      label,
      hint,
      on: this.#on.has(id),
    }));
    return { switches, active: told, example: EXAMPLE };
  }

  /** A status line: what is so now. */
  set(id: string, on: boolean): string {
    const found = SWITCHES.find((one) => one.id === id);
    if (!found) throw new Error(`There is no switch “${id}”.`);
    const faults = (found.faults ?? []).map(parseFault);
    for (const one of faults) this.#end(one);
    const { disk } = this.#sandboxOf();
    if (found.disk?.full) disk.full = on;
    if (found.disk?.delayMs) disk.delayMs = on ? found.disk.delayMs : 0;
    if (!on) {
      this.#on.delete(id);
      return `${found.label}: not any more.`;
    }
    for (const one of faults) this.#begin(one);
    this.#on.add(id);
    return `${found.label}.`;
  }

  /** @throws UnclearFault that says what there is */
  add(line: string): string {
    const aimed = parseFault(line);
    this.#begin(aimed);
    return `${describeFault(aimed)}.`;
  }

  heal(): void {
    const { slack, crm, enrichment, disk } = this.#sandboxOf();
    for (const standIn of [slack, crm, enrichment]) standIn.clearFaults();
    Object.assign(disk, { full: false, delayMs: 0 });
    this.#on.clear();
  }

  #begin(aimed: AimedFault): void {
    const { slack, crm, enrichment } = this.#sandboxOf();
    if (aimed.target === 'slack') slack.fault(aimed.fault);
    else (aimed.target === 'crm' ? crm : enrichment).fault(aimed.fault);
  }

  #end(aimed: AimedFault): void {
    const { slack, crm, enrichment } = this.#sandboxOf();
    if (aimed.target === 'slack') slack.endFault(aimed.fault);
    else (aimed.target === 'crm' ? crm : enrichment).endFault(aimed.fault);
  }
}
