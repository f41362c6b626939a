import { applyLimits } from './apply-limits.ts';
import { joinUnions, reachable } from './join-unions.ts';
import { type Definitions, type JsonSchema, nameIn, refTo, rewriteAll } from './json-schema.ts';
import { limitsByHand } from './limits-by-hand.ts';
import { readLimits } from './limits-in-words.ts';

export interface BlockKitSchema {
  $comment: string;
  definitions: Definitions;
}

const $comment = 'Made by npm run blocks:schema out of @slack/types; do not edit by hand.';

/** What Slack takes as a message and as a view, out of its own types and their comments. */
export function generateSchema(types: Definitions): BlockKitSchema {
  const surfaces = { ...withoutUnknownBlocks(types), ...surfacesOver(types) };
  const limited = applyLimits(surfaces, [...readLimits(types), ...limitsByHand]);
  const joined = joinUnions(rewriteAll(limited, withoutWords));
  return { $comment, definitions: reachable(joined, ['Message', 'View']) };
}

function withoutWords({ description: _words, ...rest }: JsonSchema): JsonSchema {
  return rest;
}

function surfacesOver({ ModalView, HomeView }: Definitions): Definitions {
  if (!ModalView || !HomeView) throw new Error('@slack/types has no ModalView or no HomeView.');
  return {
    Message: { type: 'array', items: refTo('KnownBlock') },
    View: { anyOf: [refTo('ModalView'), refTo('HomeView')] },
  };
}

/** The types let a view hold anything that has a type; Slack does not. */
function withoutUnknownBlocks(types: Definitions): Definitions {
  const anyBlock = types.AnyBlock?.anyOf?.filter((branch) => nameIn(branch) !== 'Block');
  if (!anyBlock) throw new Error('@slack/types has no AnyBlock.');
  return { ...types, AnyBlock: { anyOf: anyBlock } };
}
