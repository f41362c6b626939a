import { setTimeout as sleep } from 'node:timers/promises';
import { Stage } from '../../e2e/stage.ts';
import { sendLead } from '../../support/server-process.ts';
import type { Figure } from '../main.ts';
import { rank, verdict } from '../sla/judge.ts';
import { COMPANY, isHot, LEADS, leadOf, REPS } from './company.ts';
import { benchControl } from './control.ts';
import { type Seen, whatCame } from './watch.ts';

const SENDERS = 100;
const PATIENCE_MS = 120_000;
const HOT_GOAL_S = 30;
const ALL_GOAL_S = 60;
const REFUSED_GOAL = 0.01;

interface Play extends Seen {
  receivedAt: number[];
}

/**
 * A thousand leads at once for fifty reps: the real server with a file of its own, before a Slack
 * that keeps its limits, in real time. Beside it the client as it comes, in the same run.
 */
export async function benchSlackBurst(): Promise<Figure[]> {
  const stage = await Stage.open(COMPANY);
  try {
    const server = await stage.start();
    const receivedAt = await sendAll(server.url);
    const ours = await waitForAll(stage, receivedAt);
    const control = await benchControl();
    const sentAtOnce = Array.from({ length: LEADS }, () => control.startedAt);
    return [
      ...figuresOf('the client as it comes (control)', { ...control, receivedAt: sentAtOnce }),
      ...figuresOf('Baton', ours),
    ];
  } finally {
    await stage.close();
  }
}

/** When each lead was answered with 202, by its number. */
async function sendAll(url: string): Promise<number[]> {
  const receivedAt: number[] = [];
  let next = 0;
  const sender = async () => {
    for (let n = next++; n < LEADS; n = next++) {
      receivedAt[n] = Date.now();
      const { status } = await sendLead(url, `burst-${n}`, leadOf(n));
      if (status !== 202) throw new Error(`Lead ${n} was answered with ${status}.`);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  return receivedAt;
}

async function waitForAll(stage: Stage, receivedAt: number[]): Promise<Play> {
  const until = Date.now() + PATIENCE_MS;
  let seen = whatCame(stage.slack);
  while (seen.shownAt.size < LEADS && Date.now() < until) {
    await sleep(1_000);
    seen = whatCame(stage.slack);
  }
  return { ...seen, receivedAt };
}

function figuresOf(who: string, { shownAt, receivedAt, calls, refused, messages }: Play): Figure[] {
  const waits = (of: (n: number) => boolean) =>
    receivedAt.flatMap((at, n) =>
      of(n) ? [((shownAt.get(n) ?? Number.POSITIVE_INFINITY) - at) / 1_000] : [],
    );
  const hot = waits(isHot);
  const all = waits(() => true);
  const share = refused / calls;
  const inTime = all.filter((seconds) => seconds <= ALL_GOAL_S).length;
  return [
    {
      name: `${who}: hot leads in a DM, p99`,
      value: rank(hot, 0.99),
      unit: 's',
      note: `of ${hot.length}; median ${rank(hot, 0.5).toFixed(1)} s; ${verdict(`${HOT_GOAL_S} s`, rank(hot, 0.99) <= HOT_GOAL_S)}`,
    },
    {
      name: `${who}: every lead in a DM`,
      value: rank(all, 1),
      unit: 's',
      note: `${LEADS} leads, ${REPS} reps, ${messages} messages; ${inTime} within ${ALL_GOAL_S} s; ${verdict(`${ALL_GOAL_S} s`, rank(all, 1) <= ALL_GOAL_S)}`,
    },
    {
      name: `${who}: calls answered with 429`,
      value: share * 100,
      unit: '%',
      note: `${refused} of ${calls}; ${verdict('under 1 %', share < REFUSED_GOAL)}`,
    },
  ];
}
