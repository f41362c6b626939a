import type { ModalView } from '@slack/web-api';
import type { ProposalView } from '../../../routing/model/cards/policy-cards.ts';
import { say } from '../../../words/say.ts';
import { printedTime, type Reader } from '../../../words/time.ts';
import { FIELDS, REJECT_MODAL, ROLLBACK_MODAL } from '../../action-ids.ts';
import { option, section } from '../../elements.ts';
import { SHOWN } from '../../limits.ts';
import { changeLines, proposalLine } from '../../parts/policy-lines.ts';
import { cut, lined, mrkdwn } from '../../text.ts';
import { modal, selectInput, textInput } from '../modal.ts';

export const SETTLE_ERRORS = { noReason: say`Say in a few words why.` } as const;

/** Asks why; its author need not say. */
export function rejectModal(view: ProposalView, { isOwn }: { isOwn: boolean }): ModalView {
  const { version } = view;
  return modal({
    callback: REJECT_MODAL,
    title: isOwn ? say`Withdraw v${version}` : say`Reject v${version}`,
    submit: isOwn ? say`Withdraw` : say`Reject`,
    close: say`Leave it`,
    about: { version },
    blocks: [
      section(lined(proposalLine(view), changeLines(view.changes))),
      textInput({
        field: FIELDS.reason,
        label: say`Reason`,
        hint: isOwn
          ? say`It stays in the log.`
          : say`Its author reads it, and it stays in the log.`,
        optional: isOwn,
        multiline: true,
        max: 500,
      }),
    ],
  });
}

interface RollbackQuestion {
  live: number;
  /** Which version is picked already. */
  picked: number;
  versions: readonly { version: number; author: string; message: string | null; at: Date }[];
}

/** Asks to which version and why. */
export function rollbackModal(question: RollbackQuestion, reader: Reader): ModalView {
  const { live, picked, versions } = question;
  const options = versions.map(({ version, author, message, at }) => {
    const said = message ? `: “${message}”` : '';
    const label = say`v${version} by ${cut(author, 30)}${said}`;
    return option({ label, value: `${version}`, hint: say`Live at ${printedTime(at, reader)}` });
  });
  return modal({
    callback: ROLLBACK_MODAL,
    title: say`Roll back the policy`,
    submit: say`Roll back`,
    close: say`Leave it`,
    about: { live },
    blocks: [
      section(
        mrkdwn`*v${live} is live now.* What you pick decides again at once; offers and clocks that run keep the version they have.`,
      ),
      selectInput(
        {
          field: FIELDS.version,
          label: say`Back to`,
          placeholder: say`Pick a version`,
          initial: `${picked}`,
        },
        options,
      ),
      textInput({
        field: FIELDS.reason,
        label: say`Reason`,
        hint: say`The managers and the author of what you take back read it.`,
        multiline: false,
        max: SHOWN.line,
      }),
    ],
  });
}
