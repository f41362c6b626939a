import { afterEach, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../../src/handlers/slack/commands/commands.ts';
import { SHORTCUTS } from '../../../../src/handlers/slack/shortcuts/index.ts';
import { isRefusal, PEOPLE, REFUSED, Walker, type Who } from './walker.ts';

/** Whole lines whose lead is the one that is there; whom they name is the rep who has it. */
const REST: Record<string, (lead: string, rep: string) => string> = {
  '/lead show': (lead) => lead,
  '/lead why': (lead) => lead,
  '/lead claim': (lead) => lead,
  '/lead decline': (lead) => lead,
  '/lead assign': (lead, rep) => `${lead} @${rep} knows the account`,
  '/lead touch': (lead) => `${lead} call`,
  '/lead engagement': (lead) => `${lead} attempted`,
  '/lead close': (lead) => `${lead} qualified`,
  '/lead fine': (lead) => lead,
  '/lead undo': (lead) => lead,
  '/lead giveback': (lead) => lead,
  '/lead restore': (lead) => lead,
  '/lead merge': (lead) => `${lead} into ${lead}`,
  '/lead test': (_, rep) => `@${rep}`,
  '/lead snooze': (lead) => `${lead} 30m`,
  '/lead reroute': (lead) => `${lead} wrong pool`,
  '/routing away': (_, rep) => `@${rep} 2h`,
  '/routing back': (_, rep) => `@${rep}`,
  '/routing timeoff': (_, rep) => `@${rep} friday`,
  '/routing pause': () => 'emea',
  '/routing resume': () => 'emea',
  '/routing report': () => 'emea',
  '/routing rollback': () => 'v1 leads go astray',
};
/** What reps do for themselves, or for leads of their own. */
const OWNERS = new Set<string>(
  'touch engagement close snooze giveback restore test away back timeoff'.split(' '),
);
const MANAGERS = new Set<string>(
  'assign fine merge unrouted pause resume rollback reroute'.split(' '),
);

const verbs = COMMANDS.flatMap((command) =>
  [...Object.keys(command.verbs), ...command.later].map((verb) => ({
    line: `${command.name} ${verb}`,
    verb,
  })),
);

/** What is typed before anybody has claimed the lead, for whom it is offered to. */
const ASKED = new Set<string>('claim decline'.split(' '));

function isRefused(verb: string, who: Who): boolean {
  if (ASKED.has(verb)) return REFUSED.asked?.includes(who) ?? false;
  if (who === 'other rep') return OWNERS.has(verb) || MANAGERS.has(verb);
  return who === 'owner' && MANAGERS.has(verb);
}

/** A button, or the next command in words. */
const STEP = /"action_id"|\/(?:lead|routing) [a-z]/;

/** The same, but that Help is no step for whoever got what they asked for; a form is one. */
function nextStepOf(who: Who, heard: string): string {
  const said = walker.person(who).ephemerals().at(-1);
  if (!said || !heard.includes(said.ts)) return heard;
  const pressed = JSON.stringify(said.blocks).matchAll(/"action_id":"(\w+)"/g);
  const buttons = [...pressed].map(([, id = '']) => id).filter((id) => id !== 'command_help');
  return buttons[0] ?? STEP.exec(said.text)?.[0] ?? '';
}

let walker: Walker;
afterEach(() => walker.desk.close());

describe('everything that can be typed answers everybody, and refuses who may not', () => {
  test.each(verbs)('$line', async ({ line, verb }) => {
    walker = await Walker.start({ claimed: !ASKED.has(verb) });
    const may = ASKED.has(verb) ? 'asked' : '';
    const rest = REST[line]?.(walker.lead.leadId, walker.repId) ?? '';
    for (const who of PEOPLE) {
      const heard = await walker.heardBy(who, (person) => person.command(`${line} ${rest}`.trim()));
      expect(heard, `${who} hears something`).not.toBe('');
      if (who === 'elsewhere') expect(heard).toMatch(/another Slack workspace/);
      else if (who === 'stranger') expect(heard).toMatch(/not on the roster/);
      else if (!/not available in this version/.test(heard)) {
        const refused = isRefused(verb, who);
        expect(isRefusal(heard, may), `${who}: ${heard}`).toBe(refused);
        if (!refused) expect(nextStepOf(who, heard), `${who}: ${heard}`).not.toBe('');
      }
    }
    expect(walker.desk.faults.filter(({ code }) => code !== 'auth.other_workspace')).toEqual([]);
  });

  test.each(verbs)('$line, with nothing or with nonsense, ends with a step', async ({ line }) => {
    walker = await Walker.start({ claimed: true });
    for (const rest of ['', 'zzz', 'zzz zzz @zoe <!channel>', 'x'.repeat(3000)]) {
      const before = walker.person('manager').ephemerals().length;
      const heard = await walker.heardBy('manager', (person) =>
        person.command(`${line} ${rest}`.trim()),
      );
      expect(heard).not.toBe('');
      const said = walker.person('manager').ephemerals().slice(before);
      for (const one of said) expect(JSON.stringify(one)).toMatch(STEP);
    }
    expect(walker.desk.faults).toEqual([]);
  });

  test.each(COMMANDS.map(({ name }) => name))('%s alone', async (name) => {
    walker = await Walker.start({ claimed: false });
    for (const who of PEOPLE) {
      expect(await walker.heardBy(who, (person) => person.command(name))).not.toBe('');
    }
  });
});

describe('every shortcut answers everybody', () => {
  test.each([...SHORTCUTS.keys()])('%s', async (id) => {
    walker = await Walker.start({ claimed: false });
    const text = 'Eve, <mailto:eve@hooli.test|eve@hooli.test>, wants a demo';
    await walker.desk.post('C0MANAGERS', { text, blocks: undefined });
    for (const who of PEOPLE) {
      if (who === 'elsewhere') continue;
      const heard = await walker.heardBy(who, (person) =>
        id === 'lead_new' ? person.shortcut(id) : person.messageShortcut(id, { in: /Eve/ }),
      );
      expect(heard).toMatch(who === 'stranger' ? /not on the roster/ : /It is routed like/);
    }
    expect(walker.desk.faults).toEqual([]);
  });
});
