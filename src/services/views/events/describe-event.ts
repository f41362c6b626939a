/** Says in words what an audit row records. */

import { type AuditEvent, happenedAt } from '../../../db/audit/audit-store.ts';
import { findText } from '../../../db/audit/text-store.ts';
import type { Reader } from '../../../db/database.ts';
import { findOffer } from '../../../db/leads/offer-store.ts';
import { productName } from '../../../routing/model/workspace/products.ts';
import { chained, listed } from '../../../words/lists.ts';
import { type Phrase, type Slot, say } from '../../../words/say.ts';
import { printedTime } from '../../../words/time.ts';
import { findDeclineReason } from '../../steps/offer/decline-reason.ts';
import { givenWords } from '../given-words.ts';
import { nameOfActor, nameOfRep, repOfActor } from '../names.ts';
import { ARRIVALS, DOUBTS } from './arrival-words.ts';
import { CLOCKS } from './clock-words.ts';
import { CLOSINGS } from './closing-words.ts';
import { OFFERS, WAITS } from './offer-words.ts';
import { DEEDS, OWNERS } from './owner-words.ts';
import { type EventWords, fieldsOf, type Told } from './told.ts';
import { TOUCHES } from './touch-words.ts';

const WORDS: EventWords = {
  ...ARRIVALS,
  ...DOUBTS,
  ...OFFERS,
  ...WAITS,
  ...OWNERS,
  ...DEEDS,
  ...TOUCHES,
  ...CLOCKS,
  ...CLOSINGS,
};

export async function describeEvent(
  from: Reader,
  event: AuditEvent,
  timeZone: string,
): Promise<Phrase> {
  const { data, action } = event;
  const words = WORDS[action];
  if (!words) return say`${action}`;
  const said = [words(await toldBy(from, event, timeZone))];
  if (typeof data.beside === 'string')
    said.push(say`${await nameOfRep(from, data.beside)} has another lead of the company.`);
  if (typeof data.asked_by === 'string')
    said.push(say`${await nameOfActor(from, data.asked_by)} had asked for it.`);
  return chained(said, ' ');
}

async function toldBy(from: Reader, event: AuditEvent, timeZone: string): Promise<Told> {
  const { data, actor, at } = event;
  const repId = data.rep ?? data.to;
  const performer = await repOfActor(from, actor);
  const reader = { timeZone, now: at };
  return {
    ...fieldsOf(data),
    rep: typeof repId === 'string' ? await namesOfReps(from, repId) : say`nobody`,
    by: await nameOfActor(from, actor),
    isOwn: performer !== null && performer.id === repId,
    source: data.source ? productName(String(data.source)) : '',
    ...(await aboutAct(from, event, timeZone)),
    happened: printedTime(happenedAt(event), reader),
    until: data.until ? printedTime(new Date(String(data.until)), reader) : '',
    data,
  };
}

/** Several who were asked at once stand in one row, `ana,ben`: ids hold no commas. */
async function namesOfReps(from: Reader, repIds: string): Promise<Phrase> {
  return listed(await Promise.all(repIds.split(',').map((id) => nameOfRep(from, id))));
}

async function aboutAct(
  from: Reader,
  { action, subject, data }: AuditEvent,
  timeZone: string,
): Promise<Pick<Told, 'note' | 'isHost'>> {
  if (action === 'lead.overridden')
    return { note: await overrideWords(from, data, timeZone), isHost: false };
  const isAnswer = action === 'offer.declined' || action === 'lead.claimed';
  const offer = isAnswer ? await findOffer(from, subject) : null;
  if (!offer) return { note: await noteWords(from, data), isHost: false };
  const code = String(data.reason ?? '');
  const { reason } = await findDeclineReason(from, offer, code);
  return { note: reason?.label ?? code, isHost: offer.final && offer.givenBy === null };
}

/** Empty where nothing was written, and once it was erased. */
async function noteWords(from: Reader, { note }: AuditEvent['data']): Promise<string> {
  return typeof note === 'string' ? ((await findText(from, note))?.body ?? '') : '';
}

/** Its words may have been erased; the code says what kind of reason it was. */
async function overrideWords(
  from: Reader,
  data: AuditEvent['data'],
  timeZone: string,
): Promise<Slot> {
  const text = await findText(from, String(data.reason ?? ''));
  return text ? givenWords(text, timeZone) : String(data.reason_code ?? '').replaceAll('_', ' ');
}
