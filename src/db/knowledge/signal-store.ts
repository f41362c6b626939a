import { and, desc, eq, gt, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { LeadState } from '../../routing/model/lead.ts';
import type { Question, Reader, Tx } from '../database.ts';
import type { Tables } from '../tables/index.ts';

export type SignalRecord = Tables['signals']['$inferSelect'];

/** Of a company that shows more, the latest count. */
export const MOST_SIGNALS = 20;

const ofAccount: Question<Pick<SignalRecord, 'topic' | 'strength' | 'observedAt'>> = (from) => {
  const { signals } = from.t;
  return from
    .select({
      topic: signals.topic,
      strength: signals.strength,
      observedAt: signals.observedAt,
    })
    .from(signals)
    .where(eq(signals.accountKey, sql.placeholder('accountKey')))
    .orderBy(desc(signals.observedAt), desc(signals.id))
    .limit(MOST_SIGNALS);
};

/** Newest first. */
export function listSignals(from: Reader, accountKey: string) {
  return from.ask(ofAccount, { accountKey });
}

/** So many rows in one statement keep it within the bind limits of both engines. */
const MOST_ROWS = 1_000;

export async function insertSignals(tx: Tx, rows: SignalRecord[]): Promise<void> {
  for (let from = 0; from < rows.length; from += MOST_ROWS) {
    await tx.insert(tx.t.signals).values(rows.slice(from, from + MOST_ROWS));
  }
}

/** Every name under which leads of these companies may stand: that of a known account has more. */
export async function findCompanyKeys(tx: Tx, domains: string[]): Promise<string[]> {
  const { accountDomains, accounts } = tx.t;
  const own = domains.map((domain) => `domain:${domain}`);
  const known = await tx
    .select({ id: accounts.id, crmId: accounts.crmId })
    .from(accountDomains)
    .innerJoin(accounts, eq(accounts.id, accountDomains.accountId))
    .where(inArray(accountDomains.domain, domains));
  if (known.length === 0) return own;
  const ids = known.map(({ id }) => id);
  const others = await tx
    .select({ domain: accountDomains.domain })
    .from(accountDomains)
    .where(inArray(accountDomains.accountId, ids));
  const crm = known.flatMap(({ crmId }) => (crmId ? [`crm:${crmId}`] : []));
  return [...new Set([...own, ...others.map(({ domain }) => `domain:${domain}`), ...crm])];
}

/** The router is to look again at what these companies have asked and nobody has claimed yet. */
export async function wakeLeadsOf(
  tx: Tx,
  company: { accountKeys: string[]; states: LeadState[]; since: Date; at: Date },
): Promise<number> {
  const { leads } = tx.t;
  const woken = await tx
    .update(leads)
    .set({ routeAt: company.at })
    .where(
      and(
        inArray(leads.accountKey, company.accountKeys),
        inArray(leads.state, company.states),
        gte(leads.lastTouchAt, company.since),
        or(isNull(leads.routeAt), gt(leads.routeAt, company.at)),
      ),
    )
    .returning({ id: leads.id });
  return woken.length;
}

/** What is older counts for nothing any more. */
export async function deleteSignals(tx: Tx, before: Date): Promise<void> {
  await tx.delete(tx.t.signals).where(lt(tx.t.signals.observedAt, before));
}
