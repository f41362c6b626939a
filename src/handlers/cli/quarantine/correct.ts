import { AppError } from '../../../errors.ts';
import { CORRECTABLE, type Corrections } from '../../../routing/model/quarantine.ts';
import type { Context } from '../../../services/context.ts';
import { correctQuarantined } from '../../../services/quarantine/correct-quarantined.ts';
import { findLeadId } from '../find.ts';
import { snakeKeys } from '../format.ts';
import { haveIt } from '../plain-words.ts';
import { refusalFault } from '../refusal.ts';
import type { Answer, Shell } from '../shell.ts';
import { readWord, wrongUsage } from '../usage.ts';
import { notQuarantined } from './faults.ts';
import { whereItIs } from './where-it-is.ts';

export async function correct(
  ctx: Context,
  { deps }: Shell,
  { id, set }: { id: string; set: string[] },
): Promise<Answer> {
  const corrections = readCorrections(set);
  const leadId = await findLeadId(ctx, id);
  const was = await correctQuarantined(ctx, { leadId, corrections, actor: deps.actor });
  switch (was.outcome) {
    case 'corrected': {
      const first = `${was.company} is corrected and released: ${whereItIs(was)}.`;
      return { json: snakeKeys(was), lines: [first, `Next: baton lead explain ${was.leadId}`] };
    }
    case 'merged': {
      const has = was.rep === null ? '' : ` ${haveIt(was.rep)}.`;
      const first = `${was.company} is the same person's living lead: ${was.leadId}.${has}`;
      return { json: snakeKeys(was), lines: [first, `Next: baton lead show ${was.leadId}`] };
    }
    case 'invalid': {
      const faults = was.faults.map(({ field, message }) => `${field}: ${message}`);
      const message = 'The correction cannot be used; nothing was changed.';
      throw new AppError('input.correction', message, { details: { faults } });
    }
    case 'nothing_changed':
      throw new AppError(
        'conflict.nothing_changed',
        `It says that already; \`baton quarantine release ${leadId}\` routes it as it is.`,
      );
    case 'not_quarantined':
      throw notQuarantined(was);
    default:
      throw refusalFault(was, leadId);
  }
}

/** `person.email=dana@globex.test`; the value may hold further equals signs, or nothing. */
function readCorrections(set: string[]): Corrections {
  return Object.fromEntries(
    set.map((text) => {
      const at = text.indexOf('=');
      if (at < 0) throw wrongUsage(`“${text}” sets nothing. Try person.email=dana@globex.test.`);
      return [readWord('field', text.slice(0, at), CORRECTABLE), text.slice(at + 1)];
    }),
  );
}
