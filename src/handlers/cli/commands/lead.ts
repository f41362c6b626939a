import type { Command } from 'commander';
import { CLOSE_OUTCOMES, LEAD_STATES } from '../../../routing/model/lead.ts';
import { ENGAGEMENTS, TOUCH_KINDS } from '../../../routing/model/working/engagement.ts';
import { type AssignOptions, assign } from '../lead/assign.ts';
import { type CloseOptions, close } from '../lead/close.ts';
import { explain } from '../lead/explain.ts';
import { giveItBack } from '../lead/give-back.ts';
import { type ImportOptions, importFile } from '../lead/import/import-file.ts';
import { type ListOptions, list } from '../lead/list.ts';
import { merge } from '../lead/merge.ts';
import { restore } from '../lead/restore.ts';
import { show } from '../lead/show.ts';
import { type SubmitOptions, submit } from '../lead/submit.ts';
import { test } from '../lead/test.ts';
import { undo } from '../lead/undo.ts';
import { correctEngagement } from '../lead/working/engagement.ts';
import { keep } from '../lead/working/keep.ts';
import { reroute } from '../lead/working/reroute.ts';
import { type SnoozeOptions, snooze, wake } from '../lead/working/snooze.ts';
import { type TouchOptions, touch } from '../lead/working/touch.ts';
import type { Shell } from '../shell.ts';

const ID = 'lead id, e-mail or company';

export function addLeadCommands(program: Command, shell: Shell): void {
  const lead = program.command('lead').description('hand in, look up and change leads');
  addReading(lead, shell);
  addChanging(lead, shell);
  addWorking(lead, shell);
  addPuttingOff(lead, shell);
  addTakingBack(lead, shell);
}

function addReading(lead: Command, shell: Shell): void {
  lead
    .command('list')
    .description('the newest leads')
    .option('--status <state>', `only ${LEAD_STATES.join(', ')}`)
    .option('--outcome <outcome>', `closed ones, only ${CLOSE_OUTCOMES.join(', ')}`)
    .option('--since <time>', 'a duration such as 2d, or a day')
    .action((options: ListOptions) => shell.withStore((ctx) => list(ctx, shell, options)));
  lead
    .command('show')
    .argument('<id>', ID)
    .description('one lead as it stands')
    .action((id: string) => shell.withStore((ctx) => show(ctx, shell, id)));
  lead
    .command('explain')
    .argument('<id>', ID)
    .description('why it went where it went, from the form to the CRM')
    .action((id: string) => shell.withStore((ctx) => explain(ctx, shell, id)));
}

function addChanging(lead: Command, shell: Shell): void {
  lead
    .command('submit')
    .argument('<file>', 'JSON or form text of one lead, - for stdin')
    .description('hand in a lead as its source would')
    .requiredOption('--source <id>', 'a source of sources.yml')
    .option('--test', 'routed and delivered, but outside fairness, capacity and reports')
    .option('--wait <duration>', 'wait until it is routed, such as 5s')
    .action((file: string, options: SubmitOptions) =>
      shell.withStore((ctx) => submit(ctx, shell, { ...options, file })),
    );
  lead
    .command('import')
    .argument('<file>', 'CSV in UTF-8, its first row the names of the columns')
    .description('take in a file of leads, as large as it may be; stopped, it goes on from there')
    .requiredOption('--source <id>', 'a source of sources.yml')
    .option('--map <file>', 'YAML: field of a lead: name of a column')
    .option('--dry-run', 'read it all and say what would come of it')
    .action((file: string, options: ImportOptions) =>
      shell.withStore((ctx) => importFile(ctx, shell, { ...options, file })),
    );
  lead
    .command('test')
    .description('send a rep a lead that counts for nothing, to see that it arrives')
    .option('--to <rep>', 'roster id, name or e-mail; left out where there is one person')
    .action(({ to }: { to?: string }) => shell.withStore((ctx) => test(ctx, shell, to)));
  lead
    .command('merge')
    .argument('<from>', ID)
    .argument('<into>', ID)
    .description("make one lead of two; the first one's id stays valid")
    .action((from: string, into: string) =>
      shell.withStore((ctx) => merge(ctx, shell, { from, into })),
    );
  lead
    .command('assign')
    .argument('<id>', ID)
    .description('give a lead to somebody else')
    .requiredOption('--to <rep>', 'roster id, name or e-mail')
    .requiredOption('--reason <reason>', 'a reason of the policy, or words the rep reads')
    .option('--note <words>', 'more for the rep to read')
    .option('--final', 'claimed at once, instead of offered')
    .action((id: string, options: AssignOptions) =>
      shell.withStore((ctx) => assign(ctx, shell, { ...options, id })),
    );
}

function addWorking(lead: Command, shell: Shell): void {
  lead
    .command('touch')
    .argument('<id>', ID)
    .description('its owner reached out: keeps the promise of a first touch')
    .requiredOption('--kind <kind>', TOUCH_KINDS.join(', '))
    .option('--connected', 'they answered')
    .option('--note <words>', 'kept with it, for people')
    .option('--next <time>', 'by when the next touch is promised, such as 3d')
    .action((id: string, options: TouchOptions) =>
      shell.withStore((ctx) => touch(ctx, shell, { ...options, id, note: options.note ?? null })),
    );
  lead
    .command('engagement')
    .argument('<id>', ID)
    .argument('<status>', ENGAGEMENTS.join(', '))
    .description('put right how far contact has come')
    .action((id: string, status: string) =>
      shell.withStore((ctx) => correctEngagement(ctx, shell, { id, status })),
    );
  lead
    .command('close')
    .argument('<id>', ID)
    .argument('<outcome>', CLOSE_OUTCOMES.join(', '))
    .description('end a lead; one that is bad gives its turn back')
    .option('--reason <words>', 'kept with it, for people')
    .option('--amount <money>', 'what a converted one is worth, such as "12000 EUR"')
    .action((id: string, outcome: string, options: CloseOptions) => {
      const closing = { ...options, id, outcome, reason: options.reason ?? null };
      return shell.withStore((ctx) => close(ctx, shell, closing));
    });
  lead
    .command('fine')
    .argument('<id>', ID)
    .description('what a rep called bad is not: it goes back to them, or to the next rep')
    .action((id: string) => shell.withStore((ctx) => keep(ctx, shell, id)));
}

function addPuttingOff(lead: Command, shell: Shell): void {
  lead
    .command('snooze')
    .argument('<id>', ID)
    .description('put a lead off: its clocks stand until then')
    .requiredOption('--until <time>', 'such as 2d, “friday 9:00” or 24 dec')
    .requiredOption('--reason <words>', 'read again when it is back')
    .action((id: string, options: SnoozeOptions) =>
      shell.withStore((ctx) => snooze(ctx, shell, { ...options, id })),
    );
  lead
    .command('wake')
    .argument('<id>', ID)
    .description('end a snooze before its time')
    .action((id: string) => shell.withStore((ctx) => wake(ctx, shell, id)));
}

function addTakingBack(lead: Command, shell: Shell): void {
  lead
    .command('reroute')
    .argument('<id>', ID)
    .description('take a lead from whoever has it or is asked; the next rep is asked')
    .requiredOption('--reason <reason>', 'a reason of the policy, or words')
    .action((id: string, { reason }: { reason: string }) =>
      shell.withStore((ctx) => reroute(ctx, shell, { id, reason })),
    );
  lead
    .command('giveback')
    .argument('<id>', ID)
    .description('take a lead from its owner; the next rep is asked')
    .option('--reason <words>', 'kept with it, for people')
    .action((id: string, { reason }: { reason?: string }) =>
      shell.withStore((ctx) => giveItBack(ctx, shell, { id, reason: reason ?? null })),
    );
  lead
    .command('undo')
    .argument('<id>', ID)
    .description('take back the last change of owner')
    .action((id: string) => shell.withStore((ctx) => undo(ctx, shell, id)));
  lead
    .command('restore')
    .argument('<id>', ID)
    .description('bring a closed lead back: to its owner, or to be routed anew')
    .action((id: string) => shell.withStore((ctx) => restore(ctx, shell, id)));
}
