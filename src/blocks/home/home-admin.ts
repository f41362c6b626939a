import type { KnownBlock } from '@slack/web-api';
import type { HomeView } from '../../routing/model/cards/cards.ts';
import type { CheckPress, SetUpCheck } from '../../routing/model/cards/set-up-cards.ts';
import { chained } from '../../words/lists.ts';
import { counted } from '../../words/numbers.ts';
import { type Phrase, say } from '../../words/say.ts';
import {
  LEAD_TEST,
  SETUP_BACKUP,
  SETUP_CHANNEL,
  SETUP_CHECK,
  SETUP_SOURCE,
  SETUP_TELL,
} from '../action-ids.ts';
import type { ButtonValue } from '../button-value.ts';
import { button, context, header, row, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { firstRows } from '../paging.ts';
import { overviewButton } from '../parts/overview/overview-button.ts';
import { channelLink, cut, mrkdwn, type SafeText } from '../text.ts';

const PRESSES: Record<CheckPress, { label: Phrase; action: string }> = {
  pick_channel: { label: say`Pick a channel`, action: SETUP_CHANNEL },
  check_channel: { label: say`Check again`, action: SETUP_CHECK },
  connect: { label: say`Connect`, action: SETUP_SOURCE },
  test_lead: { label: say`Send a test lead`, action: LEAD_TEST },
  tell_reps: { label: say`Tell them`, action: SETUP_TELL },
  kept_elsewhere: { label: say`Made elsewhere`, action: SETUP_BACKUP },
};

/** Set-up, then health: each thing that is not fine with its mend, the rest in a line. */
export function homeAdmin({ checks }: HomeView): KnownBlock[] {
  if (checks.length === 0) return [];
  if (checks.every(({ fine }) => fine)) {
    return [row(mrkdwn`All ${checks.length} checks are fine.`, overviewButton())];
  }
  const parts = checks.filter(({ group }) => group !== 'health');
  const health = checks.filter(({ group }) => group === 'health');
  return [...setUpPart(parts), ...healthPart(health)];
}

function setUpPart(checks: readonly SetUpCheck[]): KnownBlock[] {
  const [fine, broken] = divided(checks);
  if (broken.length === 0) return [];
  const done = chained(
    fine.map(({ name }) => name),
    ', ',
  );
  return [
    header(say`Set-up: ${fine.length} of ${checks.length}`),
    ...firstRows(broken, SHOWN_ROWS),
    ...(fine.length > 0 ? [context(mrkdwn`Done: ${cut(done, 400)}`)] : []),
  ];
}

/** Its last line carries the button of the overview: Home has no block to spare for one. */
function healthPart(checks: readonly SetUpCheck[]): KnownBlock[] {
  const [fine, broken] = divided(checks);
  const rows = firstRows(broken, SHOWN_ROWS);
  return [
    ...(broken.length > 0 ? [header(say`Health`), ...rows] : []),
    row(fineLine(fine.length, broken.length), overviewButton()),
  ];
}

function fineLine(fine: number, broken: number): SafeText {
  if (fine === 0) return mrkdwn`No health check is fine.`;
  const checks = broken > 0 ? say`other ${counted(fine, 'check')}` : counted(fine, 'health check');
  return fine === 1 ? mrkdwn`The ${checks} is fine.` : mrkdwn`The ${checks} are fine.`;
}

function divided(checks: readonly SetUpCheck[]): [SetUpCheck[], SetUpCheck[]] {
  return [checks.filter(({ fine }) => fine), checks.filter(({ fine }) => !fine)];
}

const SHOWN_ROWS = {
  max: SHOWN.checkRows,
  where: say`ask whoever runs the server for baton doctor`,
  draw: brokenRow,
};

function brokenRow({ name, mend, press, channel }: SetUpCheck): KnownBlock[] {
  const what = channel ? channelLink(channel) : mrkdwn`${cut(name, 120)}`;
  const text = mend ? mrkdwn`*${what}.* ${cut(mend, 300)}` : mrkdwn`*${what}.*`;
  if (!press) return [section(text)];
  const { label, action } = PRESSES[press];
  const value: ButtonValue = channel ? { channel } : {};
  const confirm = press === 'tell_reps' && {
    title: say`Tell the reps?`,
    text: say`Each of them gets one message from me.`,
  };
  const spoken = channel ? label : say`${label}: ${name}`;
  return [row(text, button({ label, action, value, spoken, ...(confirm && { confirm }) }))];
}
