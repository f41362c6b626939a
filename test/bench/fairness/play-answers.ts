import { Referee } from './referee.ts';
import { LEADS_A_DAY, type MakeSharer, type Sharer } from './sharers.ts';
import { between, chancesOf, type Random, sharerOf, Team } from './team.ts';

const LEADS = 2_000;
const DECLINED = 0.3;
const SILENT = 0.3;
const JOINS = 0.005;
const NEW_WEIGHT = 0.005;

/** Somebody was asked; what happens when the answer is there. */
interface Asked {
  at: number;
  isDeclined: boolean;
  asked: ReadonlySet<string>;
  giveBack(): void;
}

/**
 * Of all offers 30 % are declined and give the turn back, 30 % are never answered and use it; the
 * lead goes to the next either way, while others come, people join and go, and weights change.
 */
export const playAnswers =
  ({ mostLeadsUntil }: { mostLeadsUntil: number }) =>
  (make: MakeSharer, seed: number): number => {
    const random = chancesOf(seed);
    const play = new Play({
      random,
      mostLeadsUntil,
      sharer: sharerOf(make, seed),
    });
    for (let lead = 0; lead < LEADS; lead += 1) {
      if (random() < JOINS) play.team.join();
      if (random() < NEW_WEIGHT) play.team.changeWeight();
      play.team.move();
      play.answer(lead);
      play.ask(lead, new Set());
      if (mostLeadsUntil === 0) play.answer(lead);
    }
    return play.referee.worst;
  };

interface Parts {
  random: Random;
  sharer: Sharer;
  mostLeadsUntil: number;
}

class Play {
  readonly team: Team;
  readonly referee = new Referee();
  private waiting: Asked[] = [];

  constructor(private readonly parts: Parts) {
    this.team = new Team(parts.random);
  }

  ask(now: number, before: ReadonlySet<string>): void {
    const here = this.team.here(before);
    if (here.length === 0) return;
    const { random, sharer, mostLeadsUntil } = this.parts;
    const { repId, takeBack } = sharer.give(here, now / LEADS_A_DAY);
    const undo = this.referee.saw(here, repId);
    const chance = random();
    if (chance >= DECLINED + SILENT) return;
    this.waiting.push({
      at: now + between(random, 0, mostLeadsUntil),
      isDeclined: chance < DECLINED,
      asked: new Set([...before, repId]),
      giveBack: () => {
        undo();
        takeBack();
      },
    });
  }

  /** An answer may be there at once, and the next one's too. */
  answer(now: number): void {
    for (let due = this.takeDue(now); due.length > 0; due = this.takeDue(now)) {
      for (const { isDeclined, asked, giveBack } of due) {
        if (isDeclined) giveBack();
        this.ask(now, asked);
      }
    }
  }

  private takeDue(now: number): Asked[] {
    const due = this.waiting.filter(({ at }) => at <= now);
    this.waiting = this.waiting.filter(({ at }) => at > now);
    return due;
  }
}
