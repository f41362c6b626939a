import { notificationsModal } from '../../../../blocks/modals/notifications-modal.ts';
import { loadNotifications } from '../../../../services/people/set-notifications.ts';
import type { Click } from '../click.ts';

/** Notifications shows how one's own are set. */
export async function openNotifications(click: Click): Promise<unknown> {
  const { ctx, repId } = click;
  return click.open(notificationsModal(await loadNotifications(ctx, { repId })));
}
