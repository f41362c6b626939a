import { setImmediate as macrotask } from 'node:timers/promises';
import type Sqlite from 'better-sqlite3';
import { AppError } from '../../../errors.ts';
import { storeFailed } from '../faults.ts';
import { beginImmediate } from './sqlite-connection.ts';
import { WaitingLine } from './waiting-line.ts';

/** All who wait when a group begins are in it, up to so many. */
const GROUP_SIZE = 100;
/** Who comes later may join for so long; the first of a group waits for the last. */
const GROUP_MS = 4;
/** better-sqlite3 is synchronous: without a pause a busy writer starves timers and sockets. */
const TURN_MS = 5;
const MAX_WAITING = 10_000;

interface Waiting {
  run: () => Promise<unknown>;
  value?: unknown;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * The one writer of an SQLite file. Transactions that wait together share one COMMIT and so one
 * fsync; each still runs alone, is undone alone, and its caller hears only after the COMMIT.
 */
export class SqliteWriter {
  readonly #client: Sqlite.Database;
  /** Compiled once: they stand around every transaction. */
  readonly #save: Sqlite.Statement;
  readonly #release: Sqlite.Statement;
  readonly #waiting = new WaitingLine<Waiting>();
  #running = false;
  #turnStartedAt = 0;
  #drained: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(client: Sqlite.Database) {
    this.#client = client;
    this.#save = client.prepare('SAVEPOINT one');
    this.#release = client.prepare('RELEASE one');
  }

  /** Queues a transaction's work; `urgent` goes before what works in the background. */
  submit<T>(run: () => Promise<T>, { urgent = false } = {}): Promise<T> {
    if (this.#closed) return Promise.reject(refusal('The database is closed.'));
    if (this.#waiting.length >= MAX_WAITING) return Promise.reject(refusal('The queue is full.'));
    return new Promise<T>((resolve, reject) => {
      const settle = resolve as (value: unknown) => void;
      this.#waiting.add({ run, resolve: settle, reject }, { urgent });
      if (this.#running) return;
      this.#running = true;
      this.#drained = this.#drain();
    });
  }

  /** Finishes what was submitted and refuses what comes later. */
  close(): Promise<void> {
    this.#closed = true;
    return this.#drained;
  }

  async #drain(): Promise<void> {
    this.#turnStartedAt = performance.now();
    while (this.#waiting.length > 0) {
      await this.#letOthersRun();
      try {
        this.#rollBack();
        await beginImmediate(this.#client);
      } catch (error) {
        const fault = error instanceof AppError ? error : storeFailed(error);
        for (const { reject } of this.#waiting.takeAll()) reject(fault);
        continue;
      }
      await this.#runGroup();
    }
    this.#running = false;
  }

  async #letOthersRun(): Promise<void> {
    if (performance.now() - this.#turnStartedAt < TURN_MS) return;
    await macrotask();
    this.#turnStartedAt = performance.now();
  }

  async #runGroup(): Promise<void> {
    const group: Waiting[] = [];
    const until = performance.now() + GROUP_MS;
    let invited = Math.min(GROUP_SIZE, this.#waiting.length);
    try {
      let next = this.#waiting.next();
      while (next) {
        group.push(next);
        if (!(await this.#runAlone(next))) group.pop();
        invited -= 1;
        if (invited <= 0 && (group.length >= GROUP_SIZE || performance.now() >= until)) break;
        await this.#letOthersRun();
        next = this.#waiting.next();
      }
      this.#client.exec('COMMIT');
    } catch (error) {
      this.#rollBack();
      const fault = storeFailed(error);
      for (const { reject } of group) reject(fault);
      return;
    }
    for (const { resolve, value } of group) resolve(value);
  }

  /** False when this one failed and was undone; throws when it took the whole group with it. */
  async #runAlone(one: Waiting): Promise<boolean> {
    this.#save.run();
    try {
      one.value = await one.run();
    } catch (error) {
      // On a full disk or an I/O error SQLite rolls back everything, not only the statement.
      if (!this.#client.inTransaction) throw error;
      this.#client.exec('ROLLBACK TO one; RELEASE one');
      one.reject(error);
      return false;
    }
    this.#release.run();
    return true;
  }

  /** A rollback that a failing disk refuses is tried again before the next group. */
  #rollBack(): void {
    try {
      if (this.#client.inTransaction) this.#client.exec('ROLLBACK');
    } catch {}
  }
}

function refusal(message: string): AppError {
  return new AppError('upstream.store_busy', message, { retryable: true });
}
