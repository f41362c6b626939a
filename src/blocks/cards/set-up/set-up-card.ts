import type { Button, KnownBlock } from '@slack/web-api';
import type { SetUpCard, SetUpView } from '../../../routing/model/cards/set-up-cards.ts';
import { counted } from '../../../words/numbers.ts';
import { type Phrase, say } from '../../../words/say.ts';
import {
  LEAD_TEST,
  SETUP_CHANNEL,
  SETUP_CHECK,
  SETUP_LATER,
  SETUP_SOURCE,
  SETUP_TELL,
  SETUP_TEXT,
} from '../../action-ids.ts';
import {
  actions,
  button,
  context,
  header,
  type Rendered,
  rendered,
  section,
} from '../../elements.ts';
import { joined, mrkdwn, type SafeText } from '../../text.ts';
import { slackTime } from '../../time.ts';
import { channelLinks, refusalWords } from './channel-words.ts';

/** One step: what it is about, and what to press while it is open. */
interface Step {
  name: Phrase;
  text: SafeText;
  press: Press[];
}
type Press = Omit<Parameters<typeof button>[0], 'primary'>;

/** What an admin has to do before leads can flow; the first open step has the primary button. */
export function setUpCard(card: SetUpCard, now: Date): Rendered {
  const steps = [channelStep(card, now), sourceStep(card), testStep(card)];
  const open = steps.filter(({ press }) => press.length > 0);
  const isReady = open.length === 0;
  const title = isReady ? say`Baton is set up` : say`Baton is installed`;
  return rendered(heardOf(card, title, open), [
    header(title),
    section(introWords(card, isReady)),
    ...steps.flatMap((step) => stepBlocks(step, step === open[0])),
    ...(isReady ? tellBlocks(card) : []),
    context(
      mrkdwn`I can post where I am invited, and read names, time zones, statuses and who is in which group. I cannot read your conversations.`,
    ),
  ]);
}

function introWords({ told, source }: SetUpCard, isReady: boolean): SafeText {
  const what = mrkdwn`I pass each new lead to one rep, who claims or declines it here.`;
  // The first lead went to somebody.
  const isQuiet = source === null && told?.how !== 'told';
  const quiet = isQuiet ? mrkdwn` Nobody else has heard from me yet.` : mrkdwn``;
  const steps = isReady ? mrkdwn`` : mrkdwn`\n*Three steps, about 3 minutes:*`;
  return mrkdwn`${what}${quiet}${steps}`;
}

function heardOf(card: SetUpCard, title: Phrase, open: readonly Step[]): SafeText {
  const [next] = open;
  if (next) {
    const left = counted(open.length, 'step');
    return mrkdwn`${title}: ${left} left. Next is the ${next.name}.`;
  }
  return joined([mrkdwn`${title}.`, toldWords(card)], ' ');
}

function channelStep({ channel: was, timeZone }: SetUpCard, now: Date): Step {
  const name = say`manager channel`;
  const head = mrkdwn`*1. Manager channel.*`;
  const pick = { label: say`Pick a channel`, action: SETUP_CHANNEL };
  switch (was.is) {
    case 'done':
      return { name, text: mrkdwn`${head} Done: ${channelLinks(was.channels)}`, press: [] };
    case 'trying':
      return {
        name,
        text: mrkdwn`${head} I am writing a first line in ${channelLinks([was.channel])}.`,
        press: [{ ...pick, label: say`Pick another` }],
      };
    case 'refused': {
      const tried = mrkdwn`I tried at ${slackTime(was.at, { timeZone, now })}.`;
      const again = {
        label: say`Check again`,
        action: SETUP_CHECK,
        value: { channel: was.channel },
      };
      return {
        name,
        text: mrkdwn`${head} ${refusalWords(was.channel, was.word)} ${tried}`,
        press: [
          ...(was.word === 'is_archived' ? [] : [again]),
          { ...pick, label: say`Pick another` },
        ],
      };
    }
    default:
      return {
        name,
        text: mrkdwn`${head} Where I say what needs a manager, mostly a lead that stays unclaimed.`,
        press: [pick],
      };
  }
}

function sourceStep({ source }: SetUpView): Step {
  const name = say`lead source`;
  const head = mrkdwn`*2. A lead source.*`;
  if (source) return { name, text: mrkdwn`${head} Done: ${source.id}`, press: [] };
  const press = [{ label: say`Connect`, action: SETUP_SOURCE }];
  return { name, text: mrkdwn`${head} A form, HubSpot or a webhook.`, press };
}

function testStep({ testLead }: SetUpView): Step {
  const name = say`test lead`;
  const head = mrkdwn`*3. A test lead, to you.*`;
  if (testLead === 'done') return { name, text: mrkdwn`${head} Done: it was claimed`, press: [] };
  if (testLead === 'open') {
    const press = [{ label: say`Send it`, action: LEAD_TEST }];
    return { name, text: mrkdwn`${head} See what your reps will see.`, press };
  }
  const press = [{ label: say`Send another`, action: LEAD_TEST }];
  return { name, text: mrkdwn`${head} It is here: press Claim on it.`, press };
}

function stepBlocks({ text, press }: Step, isFirst: boolean): KnownBlock[] {
  if (press.length === 0) return [section(text)];
  const buttons = press.map(
    (one, index): Button => button({ ...one, primary: isFirst && index === 0 }),
  );
  return [section(text), actions(...buttons)];
}

function tellBlocks(card: SetUpView): KnownBlock[] {
  const words = section(toldWords(card));
  if (card.told || card.untold === 0) return [words];
  return [
    words,
    actions(
      button({ label: say`Send it to them`, action: SETUP_TELL, primary: true }),
      button({ label: say`Copy a text instead`, action: SETUP_TEXT }),
      button({ label: say`Not now`, action: SETUP_LATER }),
    ),
  ];
}

function toldWords({ told, untold }: SetUpView): SafeText {
  if (told?.how === 'told') return mrkdwn`Told: ${counted(told.people, 'rep')}.`;
  if (told?.how === 'own_words') return mrkdwn`You tell your reps in your own words.`;
  if (told?.how === 'later') return mrkdwn`Your reps are not told. My Home tab has the button.`;
  if (untold === 0) return mrkdwn`Nobody else has to be told.`;
  return mrkdwn`*Tell ${counted(untold, 'rep')}?* Each gets one message from me.`;
}
