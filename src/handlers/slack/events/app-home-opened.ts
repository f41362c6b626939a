import type { Answer } from '../../../blocks/answers/answer.ts';
import { recordHomeViewer } from '../../../services/home/load-home.ts';
import { greetAdmins } from '../../../services/onboarding/greet-admins.ts';
import { answering } from '../answering.ts';
import { publishHome } from '../publish-home.ts';
import type { EventHandler } from './index.ts';

/** Home is drawn for anybody who opens it; a fault leaves words there instead of an old picture. */
export const appHomeOpened: EventHandler<'app_home_opened'> = async (ctx, { event, client }) => {
  if (event.tab === 'messages') return;
  const { user: userId } = event;
  const tell = ({ blocks }: Answer) =>
    client.views.publish({ user_id: userId, view: { type: 'home', blocks } });
  await answering(tell, async () => {
    await publishHome(ctx, { client, userId });
    await recordHomeViewer(ctx, { userId });
    await greetAdmins(ctx);
  });
};
