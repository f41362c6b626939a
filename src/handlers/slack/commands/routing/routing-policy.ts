import { noVersion, unknownVersion } from '../../../../blocks/answers/policy/policy-deeds.ts';
import { policyPage, versionAnswer } from '../../../../blocks/answers/policy/policy-page.ts';
import { rollbackPolicy } from '../../../../services/policy/rollback-policy.ts';
import { loadPolicyPage, loadVersion } from '../../../../services/policy/shown/load-policy-page.ts';
import { askRollback } from '../../actions/policy/policy-rollback.ts';
import { rollbackAnswer } from '../../answers/policy-answer.ts';
import type { Verb } from '../command.ts';

const VERSION = /^v?([1-9]\d{0,5})$/i;

/** `/routing policy`: what is live, what waits, what was; `/routing policy v12`: that version. */
export const policy: Verb = async ({ person, rest }) => {
  const { ctx, actor, reader } = person;
  const page = await loadPolicyPage(ctx, { actor });
  if (rest === '') return policyPage(page, reader);
  const version = versionIn(rest);
  if (version === null) return noVersion(rest);
  const row = await loadVersion(ctx, { version, actor, moved: 'count' });
  const { mayRollBack } = page;
  return row ? versionAnswer(row, { mayRollBack, reader }) : unknownVersion(version);
};

/** `/routing rollback v11 leads go astray`; without a reason the form asks for it. */
export const rollback: Verb = async ({ person, rest, open }) => {
  const { ctx, actor } = person;
  const [first = '', ...words] = rest.split(' ');
  const to = versionIn(first);
  const reason = to === null ? rest : words.join(' ');
  if (reason === '') return askRollback({ ...person, version: to ?? undefined, open });
  return rollbackAnswer(await rollbackPolicy(ctx, { to, reason, actor }), to);
};

function versionIn(word: string): number | null {
  const found = VERSION.exec(word)?.[1];
  return found === undefined ? null : Number(found);
}
