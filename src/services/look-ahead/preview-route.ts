/** Says who would get a lead and why, without writing anything: the same decision, not applied. */
import type { Reader } from '../../db/database.ts';
import { loadLedger } from '../../db/leads/ledger-store.ts';
import { listPauses } from '../../db/workspace/settings-store.ts';
import { findSource } from '../../db/workspace/workspace-store.ts';
import { AppError } from '../../errors.ts';
import { decideLead } from '../../routing/decide-lead.ts';
import { doubtBody, doubtMail, findStale } from '../../routing/intake/judge-arrival.ts';
import { identifyPerson, personKey } from '../../routing/intake/person/identify-person.ts';
import { readLead } from '../../routing/intake/read-lead.ts';
import type { Fault, Submission } from '../../routing/model/lead.ts';
import { reasonText } from '../../routing/model/reasons.ts';
import type { Source } from '../../routing/model/workspace/source.ts';
import { keptFacts } from '../../routing/policy/kept-facts.ts';
import type { Context } from '../context.ts';
import { type Explanation, explainDecision } from '../look-up/explain-lead.ts';
import { describeLead } from '../steps/knowledge/describe-lead.ts';
import { candidatesOf, loadTeam } from '../steps/placing/load-team.ts';
import { describedBy } from '../steps/placing/place-lead.ts';
import type { Workspace } from '../workspace/parse-workspace.ts';
import { loadTriedPolicy } from '../workspace/tried-policy.ts';

export interface Preview {
  submission: unknown;
  sourceId: string | null;
  /** When it would come in; now when null. */
  at: Date | null;
  /** Decide by this policy instead of the live one. */
  workspace?: Workspace;
}

/** @throws AppError `missing.policy`, `input.incomplete` */
export async function previewRoute(ctx: Context, input: Preview): Promise<Explanation> {
  const from = ctx.db.read;
  const at = input.at ?? ctx.clock.now();
  const { compiled, version } = await loadTriedPolicy(ctx, input.workspace);
  const source = input.sourceId === null ? null : await findSource(from, input.sourceId);
  const parsed = readLead(source ?? {}, input.submission, at);
  if ('rejected' in parsed) throw cannotUse(parsed.rejected);
  if (personKey(parsed.submission) === undefined) throw cannotUse(parsed.faults);
  const lead = {
    submission: parsed.submission,
    source: source?.id ?? input.sourceId ?? 'preview',
    channel: source?.channel ?? 'web',
    tier: source?.tier ?? 'standard',
    test: parsed.submission.test,
    stale: findStale(source ?? {}, parsed.submission, at) !== null,
  };
  const described = await describeLead(from, lead, describedBy(compiled, at));
  const decision = decideLead(compiled, {
    now: at,
    receivedAt: at,
    touches: 1,
    ...described,
    ...(await loadPeople(from, at)),
  });
  return {
    faults: parsed.faults,
    doubt: arrivalDoubt(source ?? {}, input.submission, parsed.submission),
    ...explainDecision(
      {
        ...decision,
        id: 'preview',
        leadId: 'preview',
        madeAt: at,
        trigger: 'intake',
        policyVersion: version,
        snapshotHash: '',
        facts: keptFacts(described.facts),
        enrichment: described.enrichment,
        losersByReason: {},
      },
      compiled,
    ),
  };
}

/** Why it would wait in quarantine before any rule is asked; null where it would not. */
export function arrivalDoubt(
  source: Partial<Source>,
  body: unknown,
  submission: Submission,
): string | null {
  const found = doubtBody(source, body) ?? doubtMail(source, identifyPerson(submission));
  return found ? reasonText(found) : null;
}

function cannotUse(faults: Fault[]): AppError {
  return new AppError('input.incomplete', 'The lead cannot be used; each fault says why.', {
    details: { faults },
  });
}

async function loadPeople(from: Reader, at: Date) {
  return {
    candidates: candidatesOf(await loadTeam(from, at), new Map()),
    ...(await loadLedger(from)),
    paused: await listPauses(from),
  };
}
