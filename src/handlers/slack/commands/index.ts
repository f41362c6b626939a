import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/web-api';
import type { Answer } from '../../../blocks/answers/answer.ts';
import type { Context } from '../../../services/context.ts';
import { NO_UNFURL } from '../actions/click.ts';
import { answering } from '../answering.ts';
import { strangerAnswer } from '../answers/refusals.ts';
import { findPerson } from '../person.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { runCommand } from './run-command.ts';

/** Every answer is for the one who typed. */
export function registerCommands(app: App, ctx: Context): void {
  for (const command of COMMANDS) register(app, { ctx, command });
}

function register(app: App, { ctx, command }: { ctx: Context; command: Command }): void {
  app.command(
    command.name,
    async ({ ack, command: { user_id: userId, text, trigger_id }, client, respond }) => {
      await ack();
      const open = (view: ModalView) => client.views.open({ trigger_id, view });
      const tell = ({ text: words, blocks }: Answer) =>
        respond({ text: words, blocks, ...NO_UNFURL, response_type: 'ephemeral' });
      await answering(tell, async () => {
        const person = await findPerson(ctx, { userId, client });
        if (!person) return tell(await strangerAnswer(ctx));
        const said = await runCommand(command, { person, text, open });
        return said && tell(said);
      });
    },
  );
}
