/** Finds whom each level of a ladder reaches: a channel, the manager in person, or operations. */
import type { Reader } from '../../../db/database.ts';
import { listRepRecords, type RepRecord } from '../../../db/workspace/team-store.ts';
import { ESCALATION_LEVELS, type EscalationLevel } from '../../../routing/model/policy/sla.ts';
import { readChannels } from '../../channels/read-channels.ts';
import { type Concern, managerOf, placesOf, unique } from './escalation-path.ts';

/** Null for a step of no level: the first place that exists. */
export type Level = EscalationLevel | null;

/** Ids only in an outbox row, so that a level comes back as a word. */
export function readLevel(word: unknown): Level {
  return ESCALATION_LEVELS.find((one) => one === word) ?? null;
}

/** Slack ids in order of preference. Every level ends with somebody, wherever it begins. */
export async function levelPath(from: Reader, level: Level, about: Concern): Promise<string[]> {
  const { rooms, users } = await placesOf(from, about);
  if (level === 'managers') return unique([...users, ...rooms]);
  if (level === 'ops') return unique([...(await opsOnly(from)), ...users, ...rooms]);
  return unique([...rooms, ...users]);
}

/** Not the managers' channel, which has been told already. */
async function opsOnly(from: Reader): Promise<string[]> {
  const { channels, picked } = await readChannels(from);
  const admins = await adminsOf(from);
  return unique([channels.ops, picked.ops, ...admins.map(({ slackUserId }) => slackUserId)]);
}

/** The one person there who must act; null where nobody is in charge. */
export async function personAt(
  from: Reader,
  level: Level,
  leadId: string,
): Promise<RepRecord | null> {
  if (level !== 'ops') return managerOf(from, leadId);
  return (await adminsOf(from)).find(({ slackUserId }) => slackUserId !== null) ?? null;
}

async function adminsOf(from: Reader): Promise<RepRecord[]> {
  return (await listRepRecords(from)).filter(({ profile }) => profile.role === 'admin');
}
