import * as onIt from '../../../../src/blocks/answers/escalation/on-it-answers.ts';
import * as setUp from '../../../../src/blocks/answers/set-up/set-up-answers.ts';
import { at, READER } from '../../views.ts';
import type { Filling } from '../filling.ts';
import type { Surfaces } from '../registry.ts';

const about = ({ text: company }: Filling) => ({ company });
const until = at(65);

/** What managers hear of an unclaimed lead, and admins while they set Baton up. */
export const SET_UP_ANSWERS: Surfaces = {
  onIt: (f) => onIt.onIt({ ...about(f), until }, READER),
  onItAlready: (f) =>
    onIt.onItAlready(
      { ...about(f), by: f.name, you: f.either(true, false), at: at(5), until },
      READER,
    ),
  nobodyNeeded: (f) => onIt.nobodyNeeded({ ...about(f), owner: f.maybe(f.name) }),
  tryingChannel: ({ either, name }) => setUp.tryingChannel(either('C0MANAGERS', name)),
  unknownChannel: () => setUp.unknownChannel(),
  repsTold: ({ count }) => setUp.repsTold(count),
  tellLater: () => setUp.tellLater(),
  backupElsewhere: () => setUp.backupElsewhere(),
  ownWords: ({ name, maybe }) => setUp.ownWords({ by: name, channel: maybe('C0MANAGERS') }),
  sourceAddresses: ({ name, text, many }) =>
    setUp.sourceAddresses(
      many((n) => ({
        id: `source-${n}`,
        kind: 'generic',
        url: `https://baton.test/leads/${name}`,
        notes: [text],
        curl: [text.slice(0, 500)],
      })),
    ),
};
