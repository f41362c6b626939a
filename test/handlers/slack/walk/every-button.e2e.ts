import { afterEach, describe, expect, test } from 'vitest';
import { CLOSE_CHOICES } from '../../../../src/blocks/action-ids.ts';
import { ACTIONS } from '../../../../src/handlers/slack/actions/index.ts';
import { rowsOf } from '../../../support/commands-page.ts';
import { isRefusal, LABEL, PEOPLE, REFUSED, Walker, type Who } from './walker.ts';

const MENUS: Record<string, readonly string[]> = {
  home_lead: ['touch', 'giveback', ...CLOSE_CHOICES],
  home_availability: ['away', 'back', 'hours'],
  pool_menu: ['shares', 'pause', 'resume', 'weights'],
  quarantine_menu: ['release', 'correct', 'discard'],
};
const page = new Map(rowsOf('Buttons and menus').map(([id = '', , , who = '']) => [id, who]));
const entries = [...ACTIONS.keys()].flatMap((id) =>
  (MENUS[id] ?? ['']).map((choice) => {
    const name = choice === '' ? id : `${id}:${choice}`;
    return { name, id, choice, who: page.get(name) ?? page.get(id) ?? 'nobody' };
  }),
);

/** What is pressed before anybody has claimed the lead. */
const OFFERED = new Set(['offer_claim', 'offer_decline', 'call_claim']);

let walker: Walker;
afterEach(() => walker.desk.close());

/** What the owner of the lead hears otherwise than others who may as little. */
const isTheirs = (id: string, who: Who) => id === 'lead_take' && who === 'owner';

describe('everything that can be pressed answers everybody, and refuses who may not', () => {
  test.each(entries)('$name is for $who', async ({ id, choice, who: may }) => {
    walker = await Walker.start({ claimed: !OFFERED.has(id) });
    if (id.startsWith('deed_')) await walker.ask();
    const { desk, about } = walker;
    for (const who of PEOPLE) {
      desk.now = new Date(desk.now.getTime() + 5_000);
      if (id === 'lead_undo') await walker.give();
      await walker.put(walker.person(who), { id, choice, about });
      const heard = await walker.heardBy(who, (person) => person.click(LABEL));
      expect(heard, `${who} hears something`).not.toBe('');
      if (who === 'elsewhere') expect(heard).toMatch(/another Slack workspace/);
      else if (who === 'stranger' && may !== 'anybody') expect(heard).toMatch(/not on the roster/);
      else if (!isTheirs(id, who)) {
        const refused = REFUSED[may]?.includes(who);
        const verdict = `${who} is ${refused ? '' : 'not '}refused: ${heard}`;
        expect(isRefusal(heard, may), verdict).toBe(refused);
      }
    }
    expect(desk.faults.filter(({ code }) => code !== 'auth.other_workspace')).toEqual([]);
  });

  test.each(entries)('$name without what it was about says something', async ({ id, choice }) => {
    walker = await Walker.start({ claimed: true });
    await walker.put(walker.person('manager'), { id, choice, about: undefined });
    const heard = await walker.heardBy('manager', (person) => person.click(LABEL));
    expect(heard).not.toBe('');
    expect(walker.desk.faults).toEqual([]);
  });
});
