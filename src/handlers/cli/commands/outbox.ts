import type { Command } from 'commander';
import { AppError } from '../../../errors.ts';
import { OUTBOX_STATES } from '../../../routing/model/offer.ts';
import type { Context } from '../../../services/context.ts';
import {
  listOutbox,
  retryOutboxMessage,
  showOutboxMessage,
} from '../../../services/delivery/manage-outbox.ts';
import { aligned, fieldLines, snakeKeys } from '../format.ts';
import { counted, printedTime } from '../plain-words.ts';
import type { Answer, Shell } from '../shell.ts';
import { readWord } from '../usage.ts';

export function addOutboxCommands(program: Command, shell: Shell): void {
  const outbox = program.command('outbox').description('what was promised to Slack and to the CRM');
  outbox
    .command('list')
    .description('messages, the oldest first')
    .option('--status <state>', `only ${OUTBOX_STATES.join(', ')}`)
    .action((options: { status?: string }) =>
      shell.withStore((ctx) => list(ctx, shell, options.status)),
    );
  outbox
    .command('show <id>')
    .description('one message, with what went wrong last')
    .action((id: string) => shell.withStore((ctx) => show(ctx, id)));
  outbox
    .command('retry <id>')
    .description('send a message that was given up once more')
    .action((id: string) => shell.withStore((ctx) => retry(ctx, shell, id)));
}

async function list(ctx: Context, { timeZone }: Shell, status?: string): Promise<Answer> {
  const state = status === undefined ? undefined : readWord('state', status, OUTBOX_STATES);
  const messages = await listOutbox(ctx, state === undefined ? {} : { state });
  const now = ctx.clock.now();
  const rows = messages.map((one) => [
    one.id,
    one.state,
    one.destination,
    one.kind,
    one.leadId ?? '–',
    `due ${printedTime(one.dueAt, { timeZone, now })}`,
    one.lastError ?? '',
  ]);
  const dead = messages.find((one) => one.state === 'dead');
  const next = dead ? `baton outbox retry ${dead.id}` : 'baton outbox show ID';
  const lines = [counted(messages.length, 'message'), ...aligned(rows, '  '), `Next: ${next}`];
  return { json: snakeKeys(messages), lines: messages.length === 0 ? ['Nothing waits.'] : lines };
}

async function show(ctx: Context, id: string): Promise<Answer> {
  const message = await showOutboxMessage(ctx, { id });
  if (message === null) throw noMessage(id);
  const next =
    message.state === 'dead' ? `baton outbox retry ${id}` : `baton outbox list --status dead`;
  const first = `${message.kind} to ${message.destination}: ${message.state}`;
  return { json: snakeKeys(message), lines: [first, ...fieldLines(message), `Next: ${next}`] };
}

async function retry(ctx: Context, { deps }: Shell, id: string): Promise<Answer> {
  const retried = await retryOutboxMessage(ctx, { id, actor: deps.actor });
  if (retried.outcome === 'retried') {
    const lines = [`${id} leaves again at once.`, `Next: baton outbox show ${id}`];
    return { json: { id, retried: true }, lines };
  }
  if (retried.outcome === 'unknown_message') throw noMessage(id);
  const message = `${id} is ${retried.state}: only one that was given up is sent again by hand.`;
  throw new AppError('conflict.outbox_state', message, { details: { id, state: retried.state } });
}

function noMessage(id: string): AppError {
  const message = `I know no message “${id}”. See \`baton outbox list\`.`;
  return new AppError('missing.outbox_message', message, { details: { id } });
}
