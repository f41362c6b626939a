/** Promises what people hear of a policy version: it waits, it was settled, glass was broken. */
import { listCardsOf } from '../../../db/delivery/card-store.ts';
import { listRepRecords } from '../../../db/workspace/team-store.ts';
import type { PublishedHow } from '../../../routing/model/policy/publication.ts';
import { policySubject } from '../policy/policy-subject.ts';
import { promise, type Step } from '../step.ts';

/** As the outbox and `slack_cards` name the card that asks for an approval. */
export const PROPOSAL_CARD = 'proposal';

/** Whoever looks after the policy is asked, where somebody has to agree. */
export async function tellProposed(step: Step, version: number): Promise<void> {
  await promise(step, {
    destination: 'slack',
    kind: PROPOSAL_CARD,
    leadId: null,
    stream: policySubject(version),
    payload: { version },
  });
}

interface Published {
  version: number;
  how: PublishedHow;
  publication: number;
  /** The version that was live before; 0 where there was none. */
  replaces: number;
}

export async function tellPublished(step: Step, published: Published): Promise<void> {
  const { version, how, publication, replaces } = published;
  if (how === 'rolled_back') {
    const about = { notice: 'policy_rolled_back', publication, version, replaces };
    await tell(step, about);
    return tell(step, { ...about, to: 'author' });
  }
  await redrawProposal(step, version);
  if (how === 'approved') await tell(step, { notice: 'policy_approved', version, to: 'author' });
  if (how === 'break_glass') await breakGlass(step, { notice: 'policy_break_glass', publication });
}

/** Its author hears why; who withdraws their own knows. */
export async function tellEnded(
  step: Step,
  { version, state }: { version: number; state: 'rejected' | 'withdrawn' },
): Promise<void> {
  await redrawProposal(step, version);
  if (state === 'rejected') await tell(step, { notice: 'policy_rejected', version, to: 'author' });
}

/** From what is true when the edit leaves; a card still under way looks for itself. */
export async function redrawProposal(step: Step, version: number): Promise<void> {
  const subject = policySubject(version);
  if ((await listCardsOf(step.tx, subject, PROPOSAL_CARD)).length === 0) return;
  await promise(step, {
    destination: 'slack',
    kind: 'proposal_update',
    leadId: null,
    stream: subject,
    payload: { version },
  });
}

/** The managers, and each admin besides: an approval was skipped. */
async function breakGlass(step: Step, about: About): Promise<void> {
  await tell(step, about, 1);
  const people = await listRepRecords(step.tx);
  const admins = people.filter(({ profile, slackUserId }) => slackUserId && isAdmin(profile));
  for (const { id } of admins) await tell(step, { ...about, to: id }, 1);
}

function isAdmin({ role }: { role: string }): boolean {
  return role === 'admin';
}

/** `to`: a rep, or the version's author; left out, the managers. */
type About = { notice: string; to?: string } & Record<string, string | number>;

async function tell(step: Step, payload: About, urgency = 0): Promise<void> {
  await promise(step, { destination: 'slack', kind: 'notice', leadId: null, payload, urgency });
}
