import { randomUUID } from 'node:crypto';
import { listSources } from '../../db/workspace/workspace-store.ts';
import { printedTime } from '../../handlers/cli/plain-words.ts';
import { PRODUCTS } from '../../handlers/cli/source/products.ts';
import { readWorkspaceFiles } from '../../handlers/cli/workspace/directory.ts';
import {
  isProviderKind,
  type Source,
  type SourceKind,
} from '../../routing/model/workspace/source.ts';
import type { Desk, DeskView } from '../page/desk.ts';
import { fastForward, nextHappeningAt } from '../stage/fast-forward.ts';
import type { Sandbox } from '../stage/open-sandbox.ts';
import { runBaton, welcome } from '../stage/run-baton.ts';
import { sendLead } from '../stage/send-lead.ts';
import { staffOf } from '../stage/staff.ts';
import { listStandings } from './list-standings.ts';
import { readSamples, samplesOf } from './samples.ts';
import { Switchboard } from './switchboard.ts';
import { listLeads, traceLead } from './trace-lead.ts';

/** What is due already waits for something that comes with the next tick. */
const TICK_MS = 1_000;

/** The desk of a sandbox; it is opened before the sandbox, whose page it is on. */
export function createDesk(sandboxOf: () => Sandbox): Desk {
  const switches = new Switchboard(sandboxOf);
  const sandbox = () => sandboxOf();
  return {
    view: () => drawDesk(sandbox(), switches),
    trace: (leadId) => traceLead(sandbox().ctx, { leadId, timeZone: sandbox().zone }),
    sendLead: (source, body) => send(sandbox(), source, body),
    advance: (ms) => moveTo(sandbox(), later(sandbox(), ms)),
    advanceToNextDue: () => moveToNextDue(sandbox()),
    async setRunning(running) {
      sandbox().clock.setRunning(running);
      return running ? 'Time flows.' : `Time stands still at ${timeOf(sandbox())}.`;
    },
    async setFault(id, on) {
      return switches.set(id, on);
    },
    async addFault(line) {
      return switches.add(line);
    },
    async heal() {
      switches.heal();
      return 'Everything works again.';
    },
    apply: () => applyAgain(sandbox()),
  };
}

async function drawDesk(sandbox: Sandbox, switches: Switchboard): Promise<DeskView> {
  const { ctx, clock, zone, directory } = sandbox;
  const dueAt = await nextHappeningAt(sandbox);
  const sources = (await listSources(ctx.db.read)).toSorted((a, b) => rank(a) - rank(b));
  return {
    time: {
      now: clock.now().toISOString(),
      zone,
      running: clock.isRunning(),
      nextDueAt: dueAt?.toISOString() ?? null,
    },
    sources: sources.map(({ id, kind }) => ({
      id,
      label: labelOf(id, kind),
    })),
    samples: [...readSamples(directory), ...samplesOf(sources.map(({ kind }) => kind))],
    faults: switches.view(),
    leads: await listLeads(ctx),
    workspace: { directory },
    people: await listStandings(ctx, zone),
  };
}

function labelOf(id: string, kind: SourceKind): string {
  if (kind === 'generic') return id;
  return isProviderKind(kind) ? `${id} (${PRODUCTS[kind].name})` : `${id} (a shape of its own)`;
}

/** First the source that the samples are for: leads of a website in Baton's own shape. */
function rank({ kind, channel }: Pick<Source, 'kind' | 'channel'>): number {
  if (kind !== 'generic') return 2;
  return channel === 'web' ? 0 : 1;
}

async function send(sandbox: Sandbox, sourceId: string, body: string): Promise<string> {
  const sources = await listSources(sandbox.ctx.db.read);
  const source = sources.find(({ id }) => id === sourceId);
  if (!source) {
    const known = sources.map(({ id }) => id).join(', ');
    throw new Error(`There is no source “${sourceId}”; there is ${known}.`);
  }
  const sent = await sendLead(sandbox, source, { id: `msg_${randomUUID()}`, body });
  const answer = `${sourceId} answered ${sent.httpStatus} in ${sent.tookMs} ms: ${sent.status}`;
  if (sent.httpStatus >= 300) throw new Error(answer);
  return sent.leadId === '' ? answer : `${answer} as ${sent.leadId}`;
}

async function moveTo(sandbox: Sandbox, at: Date): Promise<string> {
  await fastForward(sandbox, at);
  return `It is ${timeOf(sandbox)}.`;
}

async function moveToNextDue(sandbox: Sandbox): Promise<string> {
  const dueAt = await nextHappeningAt(sandbox);
  if (!dueAt) return 'Nothing is due: send a lead first.';
  const next = later(sandbox, TICK_MS);
  return moveTo(sandbox, dueAt > next ? dueAt : next);
}

/** By the command line itself, so that faults are told with file and line as they are there. */
async function applyAgain(sandbox: Sandbox): Promise<string> {
  const { directory, zone } = sandbox;
  const how = { osUser: 'sandbox', timeZone: zone };
  const { code, lines } = await runBaton(sandbox, how, ['apply', directory]);
  const told = lines.filter((line) => !line.startsWith('Next: ')).join('\n');
  if (code !== 0) throw new Error(told);
  await welcome(sandbox, staffOf(await readWorkspaceFiles(directory)));
  return told;
}

const later = ({ clock }: Sandbox, ms: number) => new Date(clock.now().getTime() + ms);

const timeOf = ({ clock, zone }: Sandbox) => {
  const now = clock.now();
  return `${printedTime(now, { timeZone: zone, now })}, ${zone}`;
};
