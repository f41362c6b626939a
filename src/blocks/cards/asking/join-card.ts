import type { JoinCard } from '../../../routing/model/cards/deed-card.ts';
import { listed } from '../../../words/lists.ts';
import { say } from '../../../words/say.ts';
import { actions, header, type Rendered, rendered, section } from '../../elements.ts';
import { SHOWN } from '../../limits.ts';
import { editButton } from '../../parts/policy-buttons.ts';
import { cut, lined, mention, mrkdwn, type SafeText, spaced } from '../../text.ts';

/** Who asks for leads, why none can reach them, and what to do about it. */
export function joinCard(card: JoinCard): Rendered {
  const { asker, mayEdit } = card;
  const who = asker.name === null ? say`Somebody` : cut(asker.name, SHOWN.person);
  const title = say`${who} asks for leads`;
  const why =
    asker.name === null
      ? mrkdwn`${mention(asker.userId)} is not on the roster, so no lead can reach them.`
      : mrkdwn`They are in no pool yet, so no lead can reach them.`;
  const next = nextStep(card);
  return rendered(spaced(mrkdwn`${title}.`, why, next), [
    header(title),
    section(lined(why, next)),
    ...(mayEdit && asker.name !== null ? [actions(editButton())] : []),
  ]);
}

function nextStep({ asker, mayEdit, admins }: JoinCard): SafeText {
  if (asker.name === null) {
    return mrkdwn`If they are to get leads, an engineer adds them to roster.yml and runs baton apply; then they can be put into a pool here.`;
  }
  if (mayEdit) return mrkdwn`Edit asks which pool they are to be in.`;
  return admins.length > 0
    ? mrkdwn`Add them to a pool: ${cut(listed(admins, 'or'), 300)} can.`
    : mrkdwn`An admin can add them to a pool.`;
}
