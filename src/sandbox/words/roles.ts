/** What a text is on its surface. A piece becomes part of another text. */
export type Role =
  | 'button'
  | 'error'
  | 'hint'
  | 'label'
  | 'option'
  | 'piece'
  | 'placeholder'
  | 'sentence'
  | 'spoken'
  | 'title';

export interface Text {
  text: string;
  role: Role;
  /** Written with a tag, or counted: it is spelled in the language of whoever reads it. */
  marked: boolean;
  /** Of a button the constant that names what it does, of an error its code. */
  action: string;
}

/** A text with such a tag is one whatever it looks like; only one of them formats. */
export const TAGS: Readonly<Record<string, Role | null>> = { mrkdwn: 'sentence', say: null };

/** Calls whose words are for machines. */
export const OF_MACHINES = new Set(
  (
    'includes startsWith endsWith indexOf split replace replaceAll match has get set ' +
    'delete RegExp because DateTimeFormat NumberFormat Set info warn error debug textOf ' +
    'slackTime dateToken readSetting TypeError'
  ).split(' '),
);
export const KEYS_OF_MACHINES = new Set(
  (
    'action field callback value type kind action_id block_id style callback_id code ' +
    'example takes where timeZone outcome id as'
  ).split(' '),
);
export const ROLES_OF_KEYS: Readonly<Record<string, Role>> = {
  title: 'title',
  hint: 'hint',
  placeholder: 'placeholder',
  spoken: 'spoken',
  text: 'sentence',
  does: 'piece',
  submit: 'button',
  close: 'button',
};
export const ROLES_OF_VARIABLES: Readonly<Record<string, Role>> = {
  ...ROLES_OF_KEYS,
  message: 'error',
};
export const ROLES_OF_CALLS: Readonly<Record<string, readonly (Role | null)[]>> = {
  header: ['title'],
  inGroups: ['label'],
  card: ['title', 'sentence'],
  messageModal: ['title'],
  faultUnder: [null, 'sentence'],
  AppError: [null, 'error'],
};
