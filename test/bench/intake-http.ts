import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { signedHeaders } from '../../src/sandbox/sign-webhook.ts';
import { Stage } from '../e2e/stage.ts';
import { type ServerProcess, WEBSITE_SECRET } from '../support/server-process.ts';
import type { Figure } from './main.ts';

/** Open loop: a lead is sent at its time, whether or not the one before was answered. */
const LOADS = [
  { perSecond: 100, seconds: 5, gateMs: 30 },
  { perSecond: 2_000, seconds: 3, gateMs: 150 },
];
const SATURATED = { leads: 6_000, atOnce: 100 };

/** The whole door: HTTP, signature, mapping, store; the server in a process of its own. */
export async function benchIntakeHttp(): Promise<Figure[]> {
  const stage = await Stage.open();
  const server = await stage.start();
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const send = sender(server, agent);
  try {
    await saturate(send, { leads: 500, atOnce: 20 });
    const figures: Figure[] = [];
    for (const load of LOADS) figures.push(await openLoop(send, load));
    const value = await saturate(send, SATURATED);
    const note = `${SATURATED.atOnce} senders; routing goes on beside it`;
    figures.push({ name: 'leads accepted over HTTP, saturated', value, unit: 'leads/s', note });
    return figures;
  } finally {
    agent.destroy();
    await stage.close();
  }
}

/** Resolves with the status of the answer. */
type Send = () => Promise<number>;

function sender({ port }: ServerProcess, agent: Agent): Send {
  let sent = 0;
  return () => {
    const n = sent++;
    const body = JSON.stringify({
      person: { email: `p${n}@c${n}.test`, name: 'Dana Ode', title: 'CTO' },
      company: { name: `Company ${n}`, employees: 1200, country: 'ES' },
      request: { form: 'demo', message: 'Need pricing for 300 seats by the end of the month' },
    });
    const signed = signedHeaders({ id: `b-${n}`, body, secret: WEBSITE_SECRET, at: new Date() });
    const headers = { ...signed, 'content-length': Buffer.byteLength(body) };
    return new Promise((resolve, reject) => {
      const path = '/webhooks/leads/website';
      request({ port, host: '127.0.0.1', path, method: 'POST', headers, agent }, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      })
        .on('error', reject)
        .end(body);
    });
  };
}

async function openLoop(
  send: Send,
  { perSecond, seconds, gateMs }: (typeof LOADS)[number],
): Promise<Figure> {
  const tookMs: number[] = [];
  let refused = 0;
  const running: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let n = 0; n < perSecond * seconds; n++) {
    const dueAt = startedAt + (n * 1_000) / perSecond;
    if (dueAt > performance.now() + 1) await sleep(dueAt - performance.now());
    running.push(
      send().then((status) => {
        if (status === 202) tookMs.push(performance.now() - dueAt);
        else refused += 1;
      }),
    );
  }
  await Promise.all(running);
  const p99 = tookMs.toSorted((a, b) => a - b)[Math.floor(tookMs.length * 0.99)] ?? 0;
  const verdict = p99 <= gateMs && refused === 0 ? 'held' : 'MISSED';
  return {
    name: `acknowledged durably at ${perSecond} leads/s, p99`,
    value: p99,
    unit: 'ms',
    note: `open loop, ${refused} refused; gate ${gateMs} ms: ${verdict}`,
  };
}

async function saturate(send: Send, { leads, atOnce }: typeof SATURATED): Promise<number> {
  let left = leads;
  const startedAt = performance.now();
  const worker = async () => {
    while (left-- > 0) await send();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (leads * 1_000) / (performance.now() - startedAt);
}
