import { ne } from 'drizzle-orm';
import { findSource } from '../../../src/db/workspace/workspace-store.ts';
import { SYNTHETIC_SOURCE } from '../../../src/routing/model/lead.ts';
import { tellEvent } from '../../../src/sandbox/crm/tell-event.ts';
import { SOURCE_SECRET } from '../../../src/sandbox/stage/open-stage.ts';
import { type Printed, runBaton, welcome } from '../../../src/sandbox/stage/run-baton.ts';
import { signed } from '../../../src/sandbox/stage/send-lead.ts';
import { type Staff, staffOf } from '../../../src/sandbox/stage/staff.ts';
import type { WorkspaceTexts } from '../../../src/services/workspace/file-fault.ts';
import type { StorySetup } from '../stage.ts';
import { later, StoryClock } from './clock.ts';
import { filed, withDirectory } from './command-line.ts';
import { type Company, filesOf } from './company.ts';
import { type House, openHouse } from './house.ts';
import { Pace } from './pace.ts';
import { type Act, Place, Player } from './player.ts';
import { Transcript } from './transcript.ts';
import { Watcher } from './watcher.ts';
import {
  type Answered,
  askerOf,
  type ProductCall,
  type RawCall,
  type Submission,
  send,
  sendRaw,
} from './website.ts';

const MONDAY = '2026-11-23T10:00:00Z';

export async function openTeller(title: string, setup: StorySetup): Promise<Teller> {
  const {
    startsAt = MONDAY,
    crm = true,
    pager = false,
    env = {},
    known = [],
    fresh = false,
  } = setup;
  const files = await filesOf(setup);
  const staff = staffOf(files, setup);
  const clock = new StoryClock(startsAt, setup.zone ?? staff.zone);
  const options = { clock, files, staff, crm, pager, env, fresh, companies: known };
  const house = await openHouse(options);
  const transcript = new Transcript(title, clock);
  return new Teller({ clock, files, company: setup, staff, house, transcript });
}

/** Does what a story asks for, waits until it is done, and writes down what came of it. */
export class Teller {
  readonly clock: StoryClock;
  readonly house: House;
  readonly transcript: Transcript;
  readonly pace: Pace;
  readonly #company: Company;
  #staff: Staff;
  #files: WorkspaceTexts;
  #sent = 0;

  constructor(parts: {
    clock: StoryClock;
    files: WorkspaceTexts;
    company: Company;
    staff: Staff;
    house: House;
    transcript: Transcript;
  }) {
    this.clock = parts.clock;
    this.house = parts.house;
    this.transcript = parts.transcript;
    this.#company = parts.company;
    this.#staff = parts.staff;
    this.#files = parts.files;
    const { slack, crm, pages } = parts.house;
    const nameOf = (userId: string) => this.#nameOf(userId);
    const watcher = new Watcher({ slack, crm, pages, nameOf });
    const told = () => {
      for (const line of watcher.look()) this.transcript.say(line);
    };
    this.pace = new Pace(parts.house, told);
  }

  readonly act: Act = async (line, work) => {
    this.transcript.say(line);
    const result = await work();
    await this.pace.settle();
    return result;
  };

  async lead(
    submission: Submission,
    { source = 'website', id }: { source?: string; id?: string } = {},
  ): Promise<Answered> {
    this.#sent += 1;
    const answer = await send({
      url: this.house.url,
      source,
      id: id ?? `form-${this.#sent}`,
      submission,
      at: this.clock.now(),
    });
    return this.#tellAnswer(`${source} ← ${askerOf(submission)}`, answer);
  }

  async post(source: string, call: RawCall): Promise<Answered> {
    const answer = await sendRaw(`${this.house.url}/webhooks/leads/${source}`, call);
    return this.#tellAnswer(`${source} ← ${call.body}`, answer);
  }

  async product(source: string, { name, body, tamper }: ProductCall): Promise<Answered> {
    const { ctx } = this.house.server.core;
    const found = await findSource(ctx.db.read, source);
    if (!found) throw new Error(`There is no source “${source}”.`);
    const url = `${this.house.config.publicUrl}/webhooks/leads/${source}`;
    const call = signed(found, { id: '', body }, { url, at: this.clock.now() });
    const sent = { ...call, body: tamper ? tamper(call.body) : call.body };
    const answer = await sendRaw(`${this.house.url}/webhooks/leads/${source}`, sent);
    return this.#tellAnswer(`${source} ← ${name}`, answer);
  }

  async crmTells(system: string, event: Record<string, unknown>): Promise<void> {
    const call = { url: this.house.url, system, secret: SOURCE_SECRET, at: this.clock.now() };
    const { httpStatus, answer } = await tellEvent(call, event);
    const { status, reason, detail } = answer;
    const said = [httpStatus, ...(detail ? [detail] : [status, reason])].filter(Boolean);
    this.transcript.say(`${system} tells ${JSON.stringify(event)}: ${said.join(' ')}`);
    await this.pace.settle();
  }

  async #tellAnswer(what: string, answer: Answered): Promise<Answered> {
    const { httpStatus, status, id, retryAfter } = answer;
    const again = retryAfter === null ? '' : `(again in ${retryAfter} s)`;
    const said = [httpStatus, status, id, again].filter(Boolean).join(' ');
    this.transcript.say(`${what}: ${said}`);
    await this.pace.settle();
    return answer;
  }

  person(id: string): Player {
    const userId = this.#staff.userOf.get(id) ?? id;
    const { slack } = this.house;
    const say = (line: string) => this.transcript.say(line);
    return new Player({ id: this.#nameOf(userId), userId, slack, act: this.act, say });
  }

  channel(id: string): Place {
    return new Place(id, () => this.house.slack.messages(id));
  }

  async advance(duration: string): Promise<void> {
    this.transcript.add('', `… ${duration} later`);
    await this.pace.until(later(duration, this.pace.at));
  }

  async until(when: string): Promise<void> {
    const at = this.clock.next(when, this.pace.at);
    this.transcript.add('', `… ${this.clock.label(at)}`);
    await this.pace.until(at);
  }

  async cli(
    line: string | string[],
    files: Record<string, string> = {},
    { interrupted = false }: { interrupted?: boolean } = {},
  ): Promise<Printed> {
    const argv = typeof line === 'string' ? line.split(' ') : line;
    const shown = argv.map((word) => (word.includes(' ') ? `"${word}"` : word)).join(' ');
    return withDirectory(files, (dir) => {
      const placed = argv.map((word) => (word in files ? `${dir}/${word}` : word));
      const clean = (text: string) => text.replaceAll(`${dir}/`, '');
      return this.#baton(shown, placed, { clean, interrupted });
    });
  }

  async apply(files: WorkspaceTexts): Promise<Printed> {
    const changed = { ...this.#files, ...files };
    const printed = await withDirectory(filed(changed), (dir) =>
      this.#baton('apply .', ['apply', dir], { clean: (text) => text.replaceAll(dir, '.') }),
    );
    if (printed.code === 0) {
      this.#files = changed;
      this.#staff = staffOf(changed, this.#company);
    }
    await welcome(this.house, this.#staff);
    await this.pace.settle();
    return printed;
  }

  async #baton(
    shown: string,
    argv: string[],
    how: { clean?: (text: string) => string; interrupted?: boolean } = {},
  ): Promise<Printed> {
    const { clean = (text) => text, interrupted = false } = how;
    const printed = await this.#run(argv, interrupted);
    const lines = printed.lines.map(clean);
    const failed = printed.code === 0 ? '' : ` (exit ${printed.code})`;
    this.transcript.say([`$ baton ${shown}${failed}`, ...lines].join('\n'));
    await this.pace.settle();
    return { code: printed.code, lines };
  }

  #run(argv: string[], interrupted = false): Promise<Printed> {
    const who = { osUser: 'story', timeZone: this.clock.zone, interrupted };
    return runBaton(this.house, who, argv);
  }

  /** What can be said afterwards about each lead. */
  async end(): Promise<void> {
    const { ctx } = this.house.server.core;
    const { leads } = ctx.db.t;
    // The leads by which Baton checks itself are in no list either.
    const rows = await ctx.db.read
      .select({ id: leads.id })
      .from(leads)
      .where(ne(leads.source, SYNTHETIC_SOURCE))
      .orderBy(leads.id);
    for (const { id } of rows) {
      const { lines } = await this.#run(['lead', 'explain', id]);
      this.transcript.add('', `$ baton lead explain ${id}`, ...withoutEchoes(lines));
    }
  }

  close(): Promise<void> {
    return this.house.close();
  }

  #nameOf(userId: string): string {
    const [repId] = [...this.#staff.userOf].find(([, known]) => known === userId) ?? [];
    return repId ?? this.house.slack.workspace.directory.findUser(userId)?.name ?? userId;
  }
}

const REDRAWN = /^ *slack {2}(offer|escalation|bundle)_update /;

/** Indented. Edits of one card that wait at the same time become one, as the loops happen to run. */
function withoutEchoes(lines: readonly string[]): string[] {
  const once = lines.filter((line, i) => !(REDRAWN.test(line) && line === lines[i - 1]));
  return once.map((line) => `  ${line}`);
}
