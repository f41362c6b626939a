import type { Button } from '@slack/web-api';
import { say } from '../../words/say.ts';
import { QUARANTINE_CORRECT, QUARANTINE_DISCARD, QUARANTINE_RELEASE } from '../action-ids.ts';
import { button } from '../elements.ts';
import { leadName, type NamedLead } from '../text.ts';

interface Where {
  /** Which is put forward; none in a list. */
  primary?: 'release' | 'correct';
  /** The page of the list it stands on. */
  page?: number;
}

/** What can be done about a lead in quarantine, on its card and in lists. */
export function quarantineButtons(
  lead: NamedLead & { leadId: string },
  { primary, page }: Where = {},
): Button[] {
  const value = { lead: lead.leadId, ...(page === undefined ? {} : { page }) };
  const name = leadName(lead, 40);
  const release = button({
    label: say`Release`,
    action: QUARANTINE_RELEASE,
    value,
    primary: primary === 'release',
    spoken: say`Release ${name}`,
  });
  const correct = button({
    label: say`Correct`,
    action: QUARANTINE_CORRECT,
    value,
    primary: primary === 'correct',
    spoken: say`Correct ${name}`,
  });
  const discard = button({
    label: say`Discard`,
    action: QUARANTINE_DISCARD,
    value,
    spoken: say`Discard ${name}, asks for a reason`,
  });
  return primary === 'correct' ? [correct, release, discard] : [release, correct, discard];
}
