/** Walks the rules in order: the first that matches and can place the lead wins. */
import type { CandidateVerdict, RuleVerdict } from '../model/decision.ts';
import type { Rule } from '../model/policy/target.ts';
import { because, type Reason } from '../model/reasons.ts';
import type { Entry } from '../policy/ordered-list.ts';
import { heedAccountStatus } from './account-status.ts';
import { isFull } from './eligibility.ts';
import { type Attempt, followFallback, followTarget, type Scene } from './follow-target.ts';

export interface Walk {
  attempt: Attempt;
  /** Every rule that matched, with why it won or lost. */
  rules: RuleVerdict[];
  /** The rule that won; null when none could. */
  rule: string | null;
}

interface Winner {
  rule: string;
  attempt: Attempt;
}

/**
 * Looks at what matches alone; the others are explained when somebody asks. Every other match is
 * recorded with why it lost; what nobody can take goes to the fallback.
 */
export function walkRules(scene: Scene): Walk {
  const rules: RuleVerdict[] = [];
  const tried: Attempt[] = [];
  let winner: Winner | null = null;
  for (const entry of scene.policy.rules.telling(scene.facts)) {
    const miss = entry.predicate.explain(scene.facts);
    const why = miss ?? (winner && because('rule.lost_by_order', { rule: winner.rule }));
    if (why) {
      rules.push({ rule: entry.one.id, matched: miss === null, won: false, why });
    } else {
      const followed = followRule(scene, entry);
      tried.push(followed.attempt);
      rules.push(...followed.verdicts);
      winner = followed.winner;
    }
  }
  const last = winner?.attempt;
  if (last?.placement) return { attempt: last, rules, rule: winner?.rule ?? null };
  const rest = last?.next === 'hold' ? hold(tried) : fallBack(scene, tried);
  return { attempt: rest, rules, rule: winner?.rule ?? null };
}

interface Followed {
  attempt: Attempt;
  verdicts: RuleVerdict[];
  winner: Winner | null;
}

/** What a rule that matched comes to; the status of the account may decide in its place. */
function followRule(scene: Scene, entry: Entry<Rule>): Followed {
  const { id, assign } = entry.one;
  const barred = heedAccountStatus(scene, entry);
  const before = barred && verdictOf(barred.name, barred.attempt, false);
  if (barred?.attempt.placement) {
    const { name, attempt } = barred;
    const value = scene.input.account.account?.status.replaceAll('_', ' ') ?? '';
    const passed = because('rule.account_status', { value });
    return {
      attempt,
      verdicts: [
        verdictOf(name, attempt, true),
        { rule: id, matched: true, won: false, why: passed },
      ],
      winner: { rule: name, attempt },
    };
  }
  const attempt = followTarget(scene, assign);
  const won = attempt.placement !== null || attempt.next !== 'next_rule';
  const why = whyFollowed(attempt, won);
  return {
    attempt,
    verdicts: [...(before ? [before] : []), { rule: id, matched: true, won, why }],
    winner: won ? { rule: id, attempt } : null,
  };
}

function whyFollowed({ placement, reasons }: Attempt, won: boolean): Reason {
  const [nobody] = placement ? [] : reasons;
  if (!nobody) return because('rule.won');
  return won ? because('rule.won_in_vain', { why: nobody }) : nobody;
}

function verdictOf(rule: string, { reasons }: Attempt, won: boolean): RuleVerdict {
  return { rule, matched: true, won, why: reasons[0] ?? because('rule.won') };
}

/** Nobody by any rule: the fallback pool, then hold. Never a silent drop. */
function fallBack(scene: Scene, tried: Attempt[]): Attempt {
  const id = scene.policy.policy.fallback.pool;
  if (id === undefined) return hold(tried);
  const attempt = followFallback(scene, id, tried.at(-1)?.exclude);
  if (!attempt.placement) return hold([...tried, attempt]);
  return { ...attempt, reasons: [because('fallback.used'), ...attempt.reasons] };
}

function hold(tried: Attempt[]): Attempt {
  const candidates = new Map<string, CandidateVerdict>();
  for (const attempt of tried) for (const one of attempt.candidates) candidates.set(one.rep, one);
  const verdicts = [...candidates.values()];
  const poolId = tried.find((attempt) => attempt.poolId !== null)?.poolId ?? null;
  return {
    placement: { outcome: 'held', poolId },
    next: 'hold',
    poolId,
    candidates: verdicts,
    reasons: [whyNobody(verdicts)],
  };
}

/** Somebody said no, whoever is there has no room, or there was nobody to ask. */
export function whyNobody(verdicts: readonly CandidateVerdict[]): Reason {
  const isExhausted = verdicts.some((one) => one.why.code.startsWith('exclusion.'));
  if (isExhausted) return because('hold.all_declined');
  return because(verdicts.some(({ why }) => isFull(why)) ? 'hold.full' : 'hold.nobody');
}
