import type { World } from '../world/world.ts';
import { INTAKE_INVARIANTS } from './intake-invariants.ts';
import { INVARIANTS, type Invariant, SUMS } from './invariants.ts';
import {
  readAuditAfter,
  readLeads,
  readState,
  readTotals,
  type State,
  type Touched,
} from './state.ts';
import { type News, startWatches, type Watch } from './watches.ts';

export interface Broken {
  /** The sentence that is not true. */
  invariant: string;
  /** Each thing for which it is not. */
  found: string[];
}

/** Looks at the world again and again, each time at what changed since the time before. */
export class Look {
  readonly #world: World;
  readonly #watches: Watch[];
  #changes = 0;
  #audit = 0;
  #arrived = 0;
  #accepted = 0;

  constructor(world: World) {
    this.#world = world;
    this.#watches = startWatches(world.observer);
  }

  /** Null when everything is as it must be. */
  again(): Broken | null {
    const news = this.#news();
    const part = readLeads(this.#world.observer, this.#touched(news));
    return complaint(this.#world) ?? this.#watch(news) ?? this.#judge(part);
  }

  /** Looks at everything: what the journal did not name must be right too. */
  atAll(): Broken | null {
    const { observer, accepted } = this.#world;
    return this.again() ?? this.#judge(readState(observer, accepted));
  }

  #news(): News {
    const { observer, outside } = this.#world;
    const changes = observer.changesAfter(this.#changes);
    const audit = readAuditAfter(observer, this.#audit);
    const arrived = outside.events.slice(this.#arrived);
    this.#changes = changes.at(-1)?.n ?? this.#changes;
    this.#audit = audit.at(-1)?.n ?? this.#audit;
    this.#arrived += arrived.length;
    const turns = this.#world.turns.splice(0);
    return { changes, audit, arrived, turns };
  }

  #touched({ changes }: News): Touched {
    const { accepted } = this.#world;
    const answered = accepted.slice(this.#accepted);
    this.#accepted = accepted.length;
    const messages = changes.filter(({ kind, leadId }) => kind === 'message' && leadId === null);
    const leadIds = new Set(changes.flatMap(({ leadId }) => leadId ?? []));
    const messageIds = messages.map(({ id }) => id);
    return { leadIds: [...leadIds], messageIds, accepted: answered };
  }

  #watch(news: News): Broken | null {
    return firstOf(this.#watches.map(({ name, see }) => ({ invariant: name, found: see(news) })));
  }

  #judge(state: State): Broken | null {
    const totals = readTotals(this.#world);
    return ask(SUMS, totals) ?? ask([...INVARIANTS, ...INTAKE_INVARIANTS], state);
  }
}

function ask<T>(invariants: readonly Invariant<T>[], what: T): Broken | null {
  return firstOf(invariants.map(({ name, broken }) => ({ invariant: name, found: broken(what) })));
}

function complaint({ complaints }: World): Broken | null {
  const bugs = complaints.filter(({ code }) => code.startsWith('bug.'));
  return firstOf([{ invariant: 'nothing is logged as a bug', found: bugs.map(toJson) }]);
}

const toJson = (what: unknown) => JSON.stringify(what);

function firstOf(answers: readonly Broken[]): Broken | null {
  return answers.find(({ found }) => found.length > 0) ?? null;
}
