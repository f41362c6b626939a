/** Names the reader of each product's bodies, and lays a source's own mapping over what it read. */
import type { ProviderKind, Source } from '../../model/workspace/source.ts';
import { answersByName } from '../answers/read-answers.ts';
import { mapSubmission } from '../map-submission.ts';
import { type TakenSubmission, takeSubmission } from '../parse-submission.ts';
import { isJsonObject, type JsonObject } from '../read-fields.ts';
import { readCalendly } from './calendly.ts';
import { readGoogleAds } from './google-ads.ts';
import { readHubspot } from './hubspot.ts';
import { readIntercom } from './intercom.ts';
import { readMeta } from './meta.ts';
import { readPipedrive } from './pipedrive.ts';
import type { Notice, Reading, ReadKind } from './reading.ts';
import { readTally } from './tally.ts';
import { readTypeform } from './typeform.ts';
import { readWebflow } from './webflow.ts';

export const KINDS: Record<ProviderKind, ReadKind> = {
  typeform: readTypeform,
  tally: readTally,
  webflow: readWebflow,
  calendly: readCalendly,
  intercom: readIntercom,
  google_ads: readGoogleAds,
  meta: readMeta,
  hubspot: readHubspot,
  pipedrive: readPipedrive,
};

export interface Found {
  touches: (TakenSubmission & { id?: string | undefined })[];
  notices: Notice[];
  note: Reading['note'];
}

type Mapped = Pick<Source, 'mapping'>;

/** @param body parsed JSON or a form, authentic; nothing in it is trusted all the same */
export function readProvider(
  kind: ProviderKind,
  body: unknown,
  { source, now }: { source: Pick<Source, 'mapping' | 'events'>; now: Date },
): Found {
  return takeReading(KINDS[kind](body, source), { body, source, now });
}

/**
 * What was read, cleaned. The fields that the source's mapping names are taken from the body
 * instead; it may name the answers of a form as `answers.<label>`.
 */
export function takeReading(
  { touches, notices, note, answers = [] }: Reading,
  { body, source, now }: { body: unknown; source: Mapped; now: Date },
): Found {
  const over = source.mapping && mapSubmission(source.mapping, withAnswers(body, answers));
  const taken = touches.map(({ id, fields }) => ({
    id,
    ...takeSubmission(over === undefined ? fields : laidOver(fields, over), now),
  }));
  return { touches: taken, notices, note };
}

/** Labels have dots in them: each stands once more under the whole path. */
function withAnswers(body: unknown, answers: NonNullable<Reading['answers']>): unknown {
  if (answers.length === 0) return body;
  const byName = answersByName(answers);
  const paths = Object.entries(byName).map(([name, value]) => [`answers.${name}`, value]);
  return { ...(isJsonObject(body) ? body : {}), answers: byName, ...Object.fromEntries(paths) };
}

function laidOver(fields: JsonObject, over: JsonObject): JsonObject {
  const sections = Object.entries(over).map(([name, section]) => {
    const under = fields[name];
    const both = isJsonObject(under) && isJsonObject(section);
    return [name, both ? { ...under, ...section } : section];
  });
  return { ...fields, ...Object.fromEntries(sections) };
}
