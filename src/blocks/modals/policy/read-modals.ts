import type { InputBlock, ModalView } from '@slack/web-api';
import type { ProposalView } from '../../../routing/model/cards/policy-cards.ts';
import { type Phrase, type Slot, say } from '../../../words/say.ts';
import { EXPORT_MODAL } from '../../action-ids.ts';
import { context, section, sections } from '../../elements.ts';
import { LIMITS, SHOWN } from '../../limits.ts';
import { proposalLine } from '../../parts/policy-lines.ts';
import { cut, mrkdwn, type SafeText } from '../../text.ts';
import { answerModal } from '../message-modal.ts';
import { modal, textInput } from '../modal.ts';

/** A view is refused over 250 KB, and escaping can make a line five times as long. */
const MOST_LINES = 120;
/** The same for a file: a megabyte of rules is for the command line. */
const MOST_PARTS = 20;

/** Every change, a line each. */
export function changesModal(view: ProposalView): ModalView {
  const { version, basedOn, changes } = view;
  const against = basedOn === null ? mrkdwn`It is the first.` : mrkdwn`Changes of v${basedOn}:`;
  const none = changes.length === 0 && basedOn !== null ? [mrkdwn`None.`] : [];
  const lines = changes.map((line) => mrkdwn`• ${cut(line, SHOWN.line)}`);
  const moved = view.moved ? [mrkdwn`${cut(view.moved, SHOWN.line)}`] : [];
  const first = [proposalLine(view), ...moved, against, ...none];
  return readModal(say`Policy v${version}`, [...first, ...lines]);
}

/** The policy for people: by subject, a line each. */
export function policyModal(
  version: number,
  parts: readonly { title: Slot; lines: readonly Slot[] }[],
): ModalView {
  const lines = parts.flatMap(({ title, lines: said }) => [
    mrkdwn`*${cut(title, SHOWN.title)}*`,
    ...said.map((line) => mrkdwn`• ${cut(line, SHOWN.line)}`),
  ]);
  return readModal(say`Policy v${version}`, lines);
}

function readModal(title: Phrase, lines: readonly SafeText[]): ModalView {
  const rest = lines.length - MOST_LINES;
  const more = rest > 0 ? [context(mrkdwn`and ${rest} more lines: Export has them all`)] : [];
  return answerModal({ blocks: [...sections(lines.slice(0, MOST_LINES)), ...more] }, title);
}

/**
 * The file as it stands, in fields to copy from: Slack takes a file only with a right that Baton
 * does not ask for, and formatted text would not come back byte by byte.
 */
export function exportModal(version: number, text: string): ModalView {
  const title = say`policy.yml of v${version}`;
  const parts = partsOf(text);
  if (parts.length > MOST_PARTS) {
    const words = mrkdwn`It is too long to show here. Ask whoever runs the server for it: *baton export DIR* writes it as a file.`;
    return answerModal({ blocks: [section(words)] }, title);
  }
  return modal({
    callback: EXPORT_MODAL,
    title,
    submit: say`Done`,
    close: say`Close`,
    blocks: [
      section(
        parts.length === 1
          ? mrkdwn`Copy it. What you change here changes nothing.`
          : mrkdwn`Copy the parts one after the other. What you change here changes nothing.`,
      ),
      ...parts.map((part, at) => partInput(part, { at, of: parts.length })),
    ],
  });
}

function partInput(part: string, { at, of }: { at: number; of: number }): InputBlock {
  return textInput({
    field: `part_${at}`,
    label: of === 1 ? 'policy.yml' : say`policy.yml, part ${at + 1} of ${of}`,
    optional: true,
    multiline: true,
    max: LIMITS.inputText,
    initial: part,
  });
}

/** Ends of lines are where parts end, as far as lines are short enough. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    const end = Math.min(from + LIMITS.inputText, text.length);
    const line = text.lastIndexOf('\n', end - 1) + 1;
    const to = end < text.length && line > from ? line : end;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}
