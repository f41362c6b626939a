import type { TeamWeekRow } from '../../src/routing/model/cards/fairness-cards.ts';

export function aTeamWeekRow(over: Partial<TeamWeekRow> = {}): TeamWeekRow {
  const answers = { offered: 12, claimed: 9, missed: 0, halfWithinMs: 100_000 };
  return { name: 'Ana Ruiz', ...answers, got: 12, due: 12, ...over };
}
