import type { TeamWeekCard } from '../../../routing/model/cards/cards.ts';
import type {
  AnswerFigures,
  TeamFinding,
  TeamWeekRow,
} from '../../../routing/model/cards/fairness-cards.ts';
import { chained } from '../../../words/lists.ts';
import { counted } from '../../../words/numbers.ts';
import { type Phrase, say } from '../../../words/say.ts';
import { printedSpan } from '../../../words/time.ts';
import { context, header, type Rendered, rendered, section, sections } from '../../elements.ts';
import { SHOWN } from '../../limits.ts';
import { partOf, percent } from '../../parts/share-lines.ts';
import { cut, lined, mrkdwn, type SafeText, spaced } from '../../text.ts';

/** How the week of the team went, for the one manager who asked; the finding comes first. */
export function teamWeekCard({ week }: TeamWeekCard): Rendered {
  const finding = mrkdwn`${findingWords(week.finding)}`;
  const all = week.total.offered > 0 ? mrkdwn`In all: ${answerWords(week.total)}.` : null;
  const shown = week.rows.slice(0, SHOWN.lines);
  const rest = week.rows.length - shown.length;
  return rendered(spaced(finding, all), [
    header(say`Your team's last seven days`),
    section(lined(mrkdwn`*${finding}*`, all)),
    ...sections(shown.map((row) => repLine(row, week.leads))),
    ...(rest > 0 ? [context(mrkdwn`and ${rest} more: /routing report`)] : []),
    context(mrkdwn`You asked for these figures. Notifications in my Home tab stops them.`),
  ]);
}

function findingWords(finding: TeamFinding): Phrase {
  switch (finding.is) {
    case 'missed':
      return say`${nameOf(finding)} missed ${finding.missed} of ${counted(finding.offered, 'lead')}.`;
    case 'off_share': {
      const leads = Math.abs(finding.leads).toFixed(1);
      return finding.leads < 0
        ? say`${nameOf(finding)} got ${leads} leads fewer than their share.`
        : say`${nameOf(finding)} got ${leads} leads more than their share.`;
    }
    case 'even':
      return say`Nobody missed a lead, and everybody is within a lead of their share.`;
    case 'quiet':
      return say`No lead was offered to your team.`;
    default:
      return finding satisfies never;
  }
}

/** "*Ana Ruiz* · 9 of 12 leads claimed · 2 missed · 24 % of all, due 25 %". */
function repLine(row: TeamWeekRow, of: number): SafeText {
  const figures = row.offered > 0 ? answerWords(row) : say`nothing offered`;
  const due = of === 0 ? 0 : row.due / of;
  const share = say`${percent(partOf({ got: row.got, of }))} of all, due ${percent(due)}`;
  return mrkdwn`*${nameOf(row)}* · ${of > 0 ? chained([figures, share], ' · ') : figures}`;
}

/** "9 of 12 leads claimed, half within 1 min 40 s · 2 missed". */
function answerWords({ offered, claimed, missed, halfWithinMs }: AnswerFigures): Phrase {
  const claims = say`${claimed} of ${counted(offered, 'lead')} claimed`;
  const fast = halfWithinMs === null ? claims : say`${claims}, half within ${upTo(halfWithinMs)}`;
  return missed > 0 ? say`${fast} · ${missed} missed` : fast;
}

/** Rounded up, so that it stays true. */
function upTo(ms: number): Phrase {
  return printedSpan(Math.ceil(ms / 1000) * 1000);
}

function nameOf({ name }: { name: string }): string {
  return cut(name, SHOWN.person);
}
