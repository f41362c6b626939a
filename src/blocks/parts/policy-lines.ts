import type {
  ProposalRow,
  ProposalView,
  PublicationView,
  VersionView,
} from '../../routing/model/cards/policy-cards.ts';
import { listed } from '../../words/lists.ts';
import { type Slot, say } from '../../words/say.ts';
import type { Reader } from '../../words/time.ts';
import { SHOWN } from '../limits.ts';
import { cut, lined, mrkdwn, type SafeText, spaced } from '../text.ts';
import { slackTime } from '../time.ts';

const MOST_NAMED = 5;

/** “What its author says of it”; null where nothing was said. */
export function saidOf(text: string | null): SafeText | null {
  return text ? mrkdwn`“${cut(text, SHOWN.message)}”` : null;
}

/** The first lines of a difference, and how many more there are. */
export function changeLines(changes: readonly Slot[], most: number = SHOWN.changes): SafeText {
  return firstLines(changes, { most, width: SHOWN.change });
}

/** The same for what says how to mend something, which nobody wants cut. */
export function faultLines(faults: readonly Slot[]): SafeText {
  return firstLines(faults, { most: SHOWN.changes, width: SHOWN.line });
}

function firstLines(lines: readonly Slot[], { most, width }: { most: number; width: number }) {
  const shown = lines.slice(0, most).map((line) => mrkdwn`• ${cut(line, width)}`);
  const rest = lines.length - shown.length;
  return lined(...shown, rest > 0 ? mrkdwn`and ${rest} more` : null);
}

/** `*Policy v13* by Lou: “Quicker”`. */
export function proposalLine(view: Pick<VersionView, 'version' | 'author' | 'message'>): SafeText {
  const said = saidOf(view.message);
  const by = mrkdwn`*Policy v${view.version}* by ${cut(view.author, SHOWN.person)}`;
  return said ? mrkdwn`${by}: ${said}` : mrkdwn`${by}.`;
}

/** Others were quicker: what they changed would be taken back. */
export function overtakenLine({ live, basedOn, settled }: ProposalView): SafeText | null {
  if (settled || basedOn === null || live === basedOn) return null;
  return mrkdwn`It was written on v${basedOn}, and v${live} is live by now.`;
}

/** "Leo can." where somebody else has to agree. */
export function whoCan(approvers: readonly string[]): SafeText {
  if (approvers.length === 0) {
    const publish = mrkdwn`or to publish it with baton policy publish`;
    return mrkdwn`Nobody else can. Ask whoever runs the server to make somebody a manager, ${publish}.`;
  }
  const named = approvers.slice(0, MOST_NAMED).map((name) => cut(name, SHOWN.person));
  const rest = approvers.length - named.length;
  return mrkdwn`${listed(rest > 0 ? [...named, say`${rest} more`] : named)} can.`;
}

/** "*Policy v12 is live* since 10:00, by Leo Park: “Cleo joins”. Approved by Mia Chen." */
export function liveLine(live: PublicationView | null, reader: Reader): SafeText {
  if (!live)
    return mrkdwn`*No policy is live yet.* Ask whoever runs the server to run baton apply DIR.`;
  const { version, how, at } = live;
  const since = slackTime(at, reader);
  if (how === 'rolled_back') {
    return spaced(mrkdwn`*Policy v${version} is live again* since ${since}.`, howLine(live));
  }
  const said = saidOf(live.message);
  const by = mrkdwn`*Policy v${version} is live* since ${since}, by ${cut(live.author, SHOWN.person)}`;
  return spaced(said ? mrkdwn`${by}: ${said}.` : mrkdwn`${by}.`, howLine(live));
}

/** How it became live, where there is more to say than who wrote it. */
export function howLine({ how, by, reason }: PublicationView): SafeText | null {
  if (how === 'published') return null;
  const name = cut(by, SHOWN.person);
  if (how === 'approved') return mrkdwn`Approved by ${name}.`;
  const did =
    how === 'rolled_back'
      ? mrkdwn`${name} rolled back to it`
      : mrkdwn`Published without an approval by ${name}`;
  const said = saidOf(reason);
  return said ? mrkdwn`${did}: ${said}.` : mrkdwn`${did}.`;
}

/** Why whoever reads it cannot approve it; null where they can. */
export function waitsFor({ version, may, approvers }: ProposalRow): SafeText | null {
  if (may === 'approve') return null;
  if (may === 'read') return mrkdwn`It waits for an approval. ${whoCan(approvers)}`;
  return mrkdwn`You proposed v${version}, so somebody else has to approve it. ${whoCan(approvers)}`;
}
