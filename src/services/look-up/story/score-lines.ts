/** Says each score of a lead, how much of what counts it is from, and why. */
import type { DecisionRecord } from '../../../db/leads/decision-store.ts';
import type { Component, ScoreName } from '../../../routing/model/decision.ts';
import { reasonWords } from '../../../routing/model/reasons.ts';
import { chained } from '../../../words/lists.ts';
import { type Phrase, say } from '../../../words/say.ts';

const NAMES: Record<ScoreName, Phrase> = {
  fit: say`Fit`,
  intent: say`Intent`,
  account: say`Account`,
  capacity: say`Room`,
  urgency: say`Urgency`,
  value: say`Value`,
  risk: say`Risk`,
};

export function scoreLines({ scores }: Pick<DecisionRecord, 'scores'>): Phrase[] {
  const { components, priority, confidence } = scores;
  const all = Object.entries(components) as [ScoreName, Component][];
  const whole = measured(say`Priority`, { score: priority, confidence });
  return [say`${whole}.`, ...all.map(([name, one]) => scoreLine(NAMES[name], one))];
}

function scoreLine(name: Phrase, one: Component): Phrase {
  const why = chained(
    one.reasons.map((reason) => reasonWords(reason)),
    '; ',
  );
  const figure = one.confidence === 0 ? say`${name} is not known` : measured(name, one);
  return one.reasons.length === 0 ? say`${figure}.` : say`${figure}: ${why}.`;
}

/** "Fit 0.82, from 60 % of what counts"; the share is said where something is missing. */
function measured(
  name: Phrase,
  { score, confidence }: Pick<Component, 'score' | 'confidence'>,
): Phrase {
  const percent = Math.round(confidence * 100);
  return percent === 100
    ? say`${name} ${score.toFixed(2)}`
    : say`${name} ${score.toFixed(2)}, from ${percent} % of what counts`;
}
