/** Loads what *Reassign* asks: to whom, each with what speaks for it or is in the way, and why. */
import { saysGone } from '../../routing/assignment/eligibility.ts';
import type { Choice } from '../../routing/assignment/judge-choices.ts';
import type { ReassignQuestion, RepChoice } from '../../routing/model/cards/reassign-cards.ts';
import { reasonWords } from '../../routing/model/reasons.ts';
import { overrideReasons } from '../../routing/policy/overrides/read-reason.ts';
import { skillName } from '../../words/display-names.ts';
import { chained } from '../../words/lists.ts';
import { type Phrase, say } from '../../words/say.ts';
import type { Context } from '../context.ts';
import { loadChoices } from '../steps/ownership/load-choices.ts';
import { permitOverride } from '../steps/ownership/permit-override.ts';
import { loadLivePolicyIn } from '../workspace/load-policy.ts';
import { type FormAsked, type NotOpened, openForm } from './open-form.ts';

export type ReassignForm = ({ outcome: 'open' } & ReassignQuestion) | NotOpened;

/** Everybody may be picked who can be reached. */
export async function loadReassignForm(
  ctx: Context,
  input: FormAsked & { timeZone: string },
): Promise<ReassignForm> {
  const from = ctx.db.read;
  const found = await openForm(from, input, (performer, lead) =>
    permitOverride(from, performer, lead),
  );
  if (found.outcome !== 'permitted') return found;
  const { id: leadId, company } = found.lead;
  const { poolId, choices } = await loadChoices(from, found, ctx.clock.now());
  const reachable = choices.filter(({ obstacle }) => !(obstacle && saysGone(obstacle)));
  return {
    outcome: 'open',
    leadId,
    company,
    poolId,
    choices: reachable.map((choice) => inWords(choice, input.timeZone)),
    reasons: overrideReasons((await loadLivePolicyIn(from))?.compiled.policy ?? null),
  };
}

function inWords({ skills, obstacle, ...choice }: Choice, timeZone: string): RepChoice {
  return {
    ...choice,
    suits: skills.length > 0 ? hasSkills(skills) : null,
    obstacle: obstacle && reasonWords(obstacle, timeZone),
  };
}

function hasSkills(skills: readonly string[]): Phrase {
  return say`speaks or knows ${chained(skills.map(skillName), ', ')}`;
}
