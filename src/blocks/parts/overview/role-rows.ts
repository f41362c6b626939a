import type { KnownBlock } from '@slack/web-api';
import type { Overview } from '../../../routing/model/cards/standings/overview.ts';
import { chained } from '../../../words/lists.ts';
import { say } from '../../../words/say.ts';
import { context, header, section } from '../../elements.ts';
import { SHOWN } from '../../limits.ts';
import { cut, lined, mrkdwn, type SafeText } from '../../text.ts';

/** Who may what, who cannot be reached, and where that is changed. */
export function roleRows({ roles }: Overview): KnownBlock[] {
  const { admins, managers, reps, notFound, gone } = roles;
  const lines = [
    lined(
      mrkdwn`*Admins: ${admins.length}*${namesOf(admins)}`,
      mrkdwn`They set Baton up and change the policy, and may all that managers may.`,
    ),
    lined(
      mrkdwn`*Managers: ${managers.length}*${namesOf(managers)}`,
      mrkdwn`They give leads to others, see to hold and quarantine, and pause pools.`,
    ),
    lined(
      mrkdwn`*Reps: ${reps}*`,
      mrkdwn`They answer leads of their own, and set their hours and time off.`,
    ),
  ];
  const notFoundLine = lined(
    mrkdwn`*Not found in Slack: ${notFound.length}*${namesOf(notFound)}`,
    mrkdwn`No lead reaches them. Check slack or email in roster.yml.`,
  );
  const goneLine = lined(
    mrkdwn`*No longer in Slack: ${gone.length}*${namesOf(gone)}`,
    mrkdwn`No lead reaches them. Take them out of roster.yml, or reactivate them in Slack.`,
  );
  return [
    header(say`Roles`),
    ...lines.map(section),
    ...(notFound.length > 0 ? [section(notFoundLine)] : []),
    ...(gone.length > 0 ? [section(goneLine)] : []),
    context(
      mrkdwn`Who gets leads is a matter of pools, not of roles. Roles stand in roster.yml: whoever runs the server changes them there and runs baton apply DIR.`,
    ),
  ];
}

function namesOf(names: readonly string[]): SafeText {
  if (names.length === 0) return mrkdwn``;
  const rest = names.length - SHOWN.lines;
  const shown = names.slice(0, SHOWN.lines).map((name) => cut(name, SHOWN.person));
  const more = rest > 0 ? mrkdwn` and ${rest} more` : mrkdwn``;
  return mrkdwn` · ${chained(shown, ', ')}${more}`;
}
