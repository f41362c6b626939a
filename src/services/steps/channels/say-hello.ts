/** Promises a line in a channel: whether Baton can write there is found out by writing. */
import { channelSubject } from '../../channels/lose-channel.ts';
import { promise, type Step } from '../step.ts';

/** `by` is who picked the channel, by roster id; null where the files name it. */
export async function sayHello(
  step: Step,
  { channelId, by }: { channelId: string; by: string | null },
): Promise<void> {
  await promise(step, {
    destination: 'slack',
    kind: 'channel_hello',
    leadId: null,
    stream: channelSubject(channelId),
    payload: { channelId, by },
    urgency: 1,
  });
}
