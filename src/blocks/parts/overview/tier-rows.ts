import type { KnownBlock } from '@slack/web-api';
import type { Overview, TierGlance } from '../../../routing/model/cards/standings/overview.ts';
import { counted } from '../../../words/numbers.ts';
import { type Phrase, say } from '../../../words/say.ts';
import { printedSpan } from '../../../words/time.ts';
import { POLICY_EDIT } from '../../action-ids.ts';
import { button, context, header, row, section } from '../../elements.ts';
import { SHOWN } from '../../limits.ts';
import { firstRows } from '../../paging.ts';
import { cut, dotted, mrkdwn, type SafeText } from '../../text.ts';

const COUNTED: Record<TierGlance['hours'], Phrase> = {
  rep: say`in the hours of the rep`,
  pool: say`in the hours of the pool`,
  always: say`around the clock`,
};

/** What each tier promises, and how many leads it is promised for; then where pools stand. */
export function tierRows({ tiers, pools }: Overview): KnownBlock[] {
  if (tiers.length === 0) {
    return [
      header(say`Tiers`),
      section(mrkdwn`*No policy is live yet.* Ask whoever runs the server to run baton apply DIR.`),
    ];
  }
  const shown = {
    max: SHOWN.tierRows,
    where: say`ask whoever runs the server for baton policy doc`,
    draw: tierRow,
  };
  const where = mrkdwn`How they stand is in my Home tab and in /routing status.`;
  return [
    header(say`Tiers: ${tiers.length}`),
    ...firstRows(tiers, shown),
    context(mrkdwn`*${counted(pools, 'pool')}.* ${where}`),
  ];
}

function tierRow(tier: TierGlance): KnownBlock[] {
  const { id, editable } = tier;
  if (!editable) return [section(tierLine(tier))];
  const value = { part: `sla:${id}` };
  const edit = button({
    label: say`Edit`,
    action: POLICY_EDIT,
    value,
    spoken: say`Edit tier ${id}`,
  });
  return [row(tierLine(tier), edit)];
}

/** "strategic · claim within 5 min, around the clock · first touch within 30 min · 3 open". */
function tierLine({ id, claim, first_touch: touch, hours, open }: TierGlance): SafeText {
  return dotted(
    mrkdwn`*${cut(id, 64)}*`,
    mrkdwn`claim within ${printedSpan(claim)}, ${COUNTED[hours]}`,
    touch === undefined ? null : mrkdwn`first touch within ${printedSpan(touch)}`,
    mrkdwn`${counted(open, 'open lead')}`,
  );
}
