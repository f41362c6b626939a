import { FIELDS } from '../../../blocks/action-ids.ts';
import { ON } from '../../../blocks/modals/notifications-modal.ts';
import { setNotifications } from '../../../services/people/set-notifications.ts';
import { say } from '../../../words/say.ts';
import { notOnRoster } from '../answers/words.ts';
import { publishHome } from '../publish-home.ts';
import { instead, picksOf, type Shown, type Submission } from './submission.ts';

/** Saved for the person who sent the form, whoever opened it. */
export async function submitNotifications(sent: Submission): Promise<Shown> {
  const { ctx, actor } = sent;
  const outOfHours = picksOf(sent, FIELDS.outOfHours).includes(ON);
  const picked = picksOf(sent, FIELDS.taste);
  const was = await setNotifications(ctx, {
    remind: picked.includes('remind'),
    morning: picked.includes('morning'),
    weekly: picked.includes('weekly'),
    teamWeekly: picked.includes('teamWeekly'),
    hideNames: picked.includes('hideNames'),
    outOfHours,
    actor,
  });
  if (was.outcome === 'stranger') return instead(notOnRoster(), say`Notifications`);
  return { after: () => publishHome(ctx, sent) };
}
