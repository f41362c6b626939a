/** What Slack refuses beyond, in characters or items. */
export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  messageText: 4000,
  section: 3000,
  context: 3000,
  header: 150,
  buttonLabel: 75,
  buttonValue: 2000,
  spokenLabel: 75,
  option: 75,
  options: 100,
  overflow: 5,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  modalTitle: 24,
  modalButton: 24,
  inputLabel: 2000,
  inputText: 3000,
  placeholder: 150,
  id: 255,
  privateMetadata: 3000,
} as const;

/** What we show before "and 90 more", so that the fullest surface stays inside Slack's limits. */
export const SHOWN = {
  company: 60,
  /** In `text` the deadline must be heard within 90 characters, so the name is shorter. */
  companyHeard: 48,
  person: 60,
  title: 60,
  fact: 60,
  reason: 120,
  message: 140,
  /** Of a command that is asked for: shown whole, however many of its letters are escaped. */
  command: 500,
  line: 250,
  /** Lines of a difference on a card, and how long each is. */
  changes: 5,
  change: 120,
  lines: 10,
  waitingRows: 8,
  /** In the answer to a command. */
  waitingHere: 3,
  openHere: 3,
  openRows: 8,
  morningRows: 15,
  riskRows: 5,
  quarantineRows: 3,
  poolRows: 5,
  teamRows: 12,
  statusRows: 20,
  /** In the answer to a command. */
  timeOffRows: 40,
  checkRows: 4,
  /** Pools in the week of somebody who is in many. */
  weekRows: 4,
  approvalRows: 2,
  proposalRows: 5,
  sourceRows: 15,
  tierRows: 10,
  channelRows: 15,
} as const;
