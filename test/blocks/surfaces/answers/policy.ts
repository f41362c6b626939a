import * as deeds from '../../../../src/blocks/answers/policy/policy-deeds.ts';
import { policyPage, versionAnswer } from '../../../../src/blocks/answers/policy/policy-page.ts';
import { say } from '../../../../src/words/say.ts';
import { aPolicyPage, aProposal, aProposalRow, aPublication } from '../../policy-views.ts';
import { at, READER } from '../../views.ts';
import type { Filling } from '../filling.ts';
import type { Surfaces } from '../registry.ts';

const names = ({ name, many }: Filling) => many(() => name);
const texts = ({ text, many }: Filling) => many(() => text);
const said = (f: Filling) => ({
  author: f.name,
  message: f.maybe(f.text),
  changes: texts(f),
  moved: f.maybe(f.text),
});
const row = (f: Filling) =>
  aProposalRow({ ...said(f), may: f.either('read', 'own'), approvers: names(f) });
const moved = (f: Filling) => ({
  version: 13,
  basedOn: 12,
  live: 14,
  theirs: texts(f),
  yours: texts(f),
});
const live = ({ name, text, maybe }: Filling) =>
  aPublication({ author: name, message: maybe(text), by: name, reason: maybe(text) });

/** What somebody hears who looks at the policy or changes it. */
export const POLICY_ANSWERS: Surfaces = {
  policyPage: (f) =>
    policyPage(
      aPolicyPage({
        live: f.maybe(live(f)),
        proposals: f.many(() => row(f)),
        history: f.many(() => live(f)),
      }),
      READER,
    ),
  versionAnswer: (f) =>
    versionAnswer(row(f), { mayRollBack: f.either(false, true), reader: READER }),
  versionLive: ({ either }) => deeds.versionLive({ version: 13, replaces: either(0, 12) }),
  ownProposal: (f) => deeds.ownProposal({ version: 13, allowed: names(f) }),
  approversOnly: (f) => deeds.approversOnly(say`Approving a policy`, names(f)),
  alreadySettled: ({ name, text, maybe }) =>
    deeds.alreadySettled(13, { as: 'rejected', by: name, at: at(1), reason: maybe(text) }, READER),
  unknownVersion: () => deeds.unknownVersion(13),
  noVersion: ({ name }) => deeds.noVersion(name),
  doesNotFit: (f) => deeds.doesNotFit(f.maybe(13), f.either([f.name], texts(f))),
  overtaken: (f) => deeds.overtaken(moved(f)),
  editOvertaken: (f) => deeds.editOvertaken(moved(f), 'pool:emea'),
  editProposed: (f) =>
    deeds.editProposed(aProposal(said(f)), { approvers: names(f), warnings: texts(f) }),
  nothingToPropose: () => deeds.nothingToPropose(12),
  notEditable: () => deeds.notEditable(),
  rejected: ({ either }) =>
    deeds.rejected({ version: 13, outcome: either('withdrawn', 'rejected') }),
  rolledBack: () => deeds.rolledBack({ version: 11, replaces: 12 }),
  liveAlready: () => deeds.liveAlready(12),
  neverLive: () => deeds.neverLive(12),
  nothingBefore: () => deeds.nothingBefore(),
};
