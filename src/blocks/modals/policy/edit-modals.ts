import type { InputBlock, KnownBlock, ModalView } from '@slack/web-api';
import { counted } from '../../../words/numbers.ts';
import { type Phrase, say } from '../../../words/say.ts';
import { CHOOSE_EDIT_MODAL, EDIT_MODAL, FIELDS } from '../../action-ids.ts';
import { option, section } from '../../elements.ts';
import { LIMITS, SHOWN } from '../../limits.ts';
import { cut, mrkdwn } from '../../text.ts';
import { inGroups, modal, multiSelectInput, selectInput, textInput } from '../modal.ts';

export const EDIT_TITLE = say`Edit the policy`;

export const EDIT_ERRORS = {
  noPart: say`Pick what you want to change.`,
  noPool: say`Pick a pool.`,
  noMessage: say`Say in a few words what changes and why.`,
  noWeight: say`At least one weight has to be above 0, or no lead reaches anybody.`,
} as const;

interface Choices {
  version: number;
  pools: readonly { id: string; members: number }[];
  rules: readonly { id: string; pool: string }[];
  tiers: readonly { id: string; claim: string; firstTouch: string | null }[];
}

/** One menu for all that can be changed here: Slack searches in it as one types. */
export function chooseEditModal({ version, pools, rules, tiers }: Choices): ModalView {
  const groups = [
    ...inGroups(
      say`Pools: members and weights`,
      pools.map(({ id, members }) =>
        option({ label: id, value: `pool:${id}`, hint: counted(members, 'member') }),
      ),
    ),
    ...inGroups(
      say`Rules: the pool they draw from`,
      rules.map(({ id, pool }) =>
        option({ label: id, value: `rule:${id}`, hint: say`Now ${pool}` }),
      ),
    ),
    ...inGroups(
      say`Tiers: time to claim and to touch`,
      tiers.map(({ id, claim, firstTouch }) => {
        const touch = firstTouch === null ? '' : say`, first touch ${firstTouch}`;
        return option({ label: id, value: `sla:${id}`, hint: say`Claim ${claim}${touch}` });
      }),
    ),
  ];
  return modal({
    callback: CHOOSE_EDIT_MODAL,
    title: EDIT_TITLE,
    submit: say`Next`,
    close: say`Leave it`,
    about: { version },
    blocks: [
      section(
        mrkdwn`Everything else is changed in policy.yml: Export, then ask whoever runs the server to run baton policy propose.`,
      ),
      selectInput(
        {
          field: FIELDS.part,
          label: say`What do you want to change?`,
          placeholder: say`Pick a part`,
        },
        groups,
      ),
    ],
  });
}

type Form =
  | {
      kind: 'pool';
      id: string;
      members: readonly { id: string; weight: number }[];
      people: readonly { id: string; name: string }[];
    }
  | { kind: 'rule'; id: string; pool: string; pools: readonly string[] }
  | { kind: 'sla'; id: string; claim: string; firstTouch: string | null };

/** Filled in with what the live version says. */
export function editModal(version: number, form: Form): ModalView {
  return modal({
    callback: EDIT_MODAL,
    title: EDIT_TITLE,
    submit: say`Propose`,
    close: say`Leave it`,
    about: { version, part: `${form.kind}:${form.id}` },
    blocks: [
      ...inputsOf(form),
      textInput({
        field: FIELDS.message,
        label: say`What changes, and why?`,
        hint: say`Whoever approves it reads this, and it stays with the version.`,
        multiline: false,
        max: SHOWN.message,
      }),
    ],
  });
}

function inputsOf(form: Form): KnownBlock[] {
  if (form.kind === 'pool') return poolInputs(form);
  if (form.kind === 'rule') {
    const options = form.pools.map((id) => option({ label: id, value: id }));
    const spec = { field: FIELDS.pool, label: say`Draws from`, placeholder: say`Pick a pool` };
    return [
      section(mrkdwn`*Rule ${form.id}*`),
      selectInput({ ...spec, initial: form.pool }, inGroups(say`Pools`, options)),
    ];
  }
  return [
    section(mrkdwn`*Tier ${form.id}*`),
    timeInput(FIELDS.claim, say`Time to claim`, form.claim),
    timeInput(FIELDS.firstTouch, say`Time to first touch`, form.firstTouch),
  ];
}

function timeInput(field: string, label: Phrase, initial: string | null): InputBlock {
  const isOptional = field === FIELDS.firstTouch;
  return textInput({
    field,
    label,
    hint: isOptional ? say`Such as 30m, 4h or 2d; empty for none.` : say`Such as 5m, 15m or 1h.`,
    optional: isOptional,
    multiline: false,
    max: 20,
    ...(initial !== null && { initial }),
  });
}

type PoolForm = Extract<Form, { kind: 'pool' }>;

function poolInputs({ id, members, people }: PoolForm): KnownBlock[] {
  const known = new Set(members.map((one) => one.id));
  const others = people.filter((one) => !known.has(one.id));
  const texts = memberTexts(members);
  return [
    section(mrkdwn`*Pool ${id}*: a share of 100 beside one of 50 means twice as many leads.`),
    ...texts.map((initial, at) => membersInput(initial, { at, of: texts.length })),
    ...(others.length > 0 ? [newcomersInput(others)] : []),
  ];
}

function membersInput(initial: string, { at, of }: { at: number; of: number }): InputBlock {
  return textInput({
    field: `${FIELDS.members}_${at}`,
    label: of === 1 ? say`Members and weights` : say`Members and weights, part ${at + 1} of ${of}`,
    hint: say`One person a line, such as ana 100. Who is taken out is no member any more.`,
    optional: true,
    multiline: true,
    max: LIMITS.inputText,
    ...(initial && { initial }),
  });
}

function newcomersInput(others: PoolForm['people']): InputBlock {
  const options = others.map(({ id, name }) =>
    option({ label: cut(name, 75), value: id, hint: id }),
  );
  return multiSelectInput(
    {
      field: FIELDS.newcomers,
      label: say`Who joins?`,
      hint: say`With weight 100; for another weight write them in the list instead.`,
      placeholder: say`Pick people`,
    },
    options,
  );
}

/** Room is left in each field for a few more lines. */
const FULL = LIMITS.inputText - 500;

function memberTexts(members: PoolForm['members']): string[] {
  const texts: string[] = [''];
  for (const { id, weight } of members) {
    const line = `${id} ${weight}`;
    const last = texts.at(-1) ?? '';
    const longer = last === '' ? line : `${last}\n${line}`;
    if (longer.length <= FULL) texts[texts.length - 1] = longer;
    else texts.push(line);
  }
  return texts;
}
