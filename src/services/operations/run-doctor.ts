/** Checks an installation from the inside and says what to mend. */
import { readSetting, writeSetting } from '../../db/workspace/settings-store.ts';
import { listSources } from '../../db/workspace/workspace-store.ts';
import { toAppError } from '../../errors.ts';
import type { Messenger, Pager } from '../../ports.ts';
import { fetchedSystemOf } from '../../routing/model/fetched.ts';
import { secretVariable } from '../../routing/model/workspace/source.ts';
import { counted } from '../../words/numbers.ts';
import { english, say } from '../../words/say.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import type { Context } from '../context.ts';
import { checkProviders, type ProvidersDoor } from '../enrichment/check-providers.ts';
import { followersOf, groupName } from '../groups/follow-all.ts';
import { readGroups } from '../groups/read-groups.ts';
import { checkPresence } from '../presence/check-presence.ts';
import type { FoundCheck } from '../views/check.ts';
import { lastedWords } from '../views/outage-words.ts';
import { loadSetUp } from '../views/set-up.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';
import { checkSlackApp, type SlackAppInput } from './doctor/check-slack-app.ts';
import { measure } from './measure.ts';

export interface DoctorCheck {
  name: string;
  fine: boolean;
  found: string;
  mend: string | null;
}

export interface DoctorInput {
  secretOf(sourceId: string): string[];
  /** Null without Slack credentials. */
  messenger: Messenger | null;
  /** Given: it gets a test page. */
  pager: Pager | null;
  providers: ProvidersDoor;
  /** Given: the Slack app is examined as well. */
  slackApp?: SlackAppInput | null;
}

export async function runDoctor(ctx: Context, input: DoctorInput): Promise<DoctorCheck[]> {
  return [
    await checkStore(ctx),
    await checkSlack(ctx, input.messenger),
    ...(input.slackApp ? await checkSlackApp(ctx, input.slackApp) : []),
    ...(await checkGroups(ctx, input.messenger)),
    ...(await checkPresence(ctx, input.messenger)),
    ...(await checkSources(ctx, input)),
    ...(await checkProviders(ctx, input.providers)),
    ...(await loadSetUp(ctx)).map(inEnglish),
    await checkAnswered(ctx),
    ...(input.pager ? [await checkPager(ctx, input.pager)] : []),
    await checkAudit(ctx),
  ];
}

/** It is read in a terminal. */
function inEnglish({ name, found, mend, ...check }: FoundCheck): DoctorCheck {
  const words = mend === null ? null : english(mend);
  return { ...check, name: english(name), found: english(found), mend: words };
}

/** Pragmas were asserted when the store was opened; here a write is tried. */
async function checkStore(ctx: Context): Promise<DoctorCheck> {
  const name = `Store (${ctx.db.dialect})`;
  try {
    await ctx.db.tx((tx) => writeSetting(tx, 'store_probe', { at: ctx.clock.now().toISOString() }));
    return { name, fine: true, found: 'opens and commits', mend: null };
  } catch (thrown) {
    const { message } = toAppError(thrown);
    return { name, fine: false, found: message, mend: 'Make DATABASE_URL writable.' };
  }
}

async function checkSlack(ctx: Context, messenger: Messenger | null): Promise<DoctorCheck> {
  const name = 'Slack';
  if (!messenger) {
    const mend = 'Set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET.';
    return { name, fine: false, found: 'no credentials', mend };
  }
  try {
    const found = await messenger.identify();
    const pinned = await readSetting(ctx.db.read, 'slack_team');
    const isOurs = !pinned || pinned.teamId === found.teamId;
    const mend = isOurs ? null : `Use a token of the workspace ${pinned.teamId}.`;
    return { name, fine: isOurs, found: `workspace ${found.teamId}`, mend };
  } catch (thrown) {
    const { message } = toAppError(thrown);
    return { name, fine: false, found: message, mend: 'Check the token and the network.' };
  }
}

/** Asks for each group that a pool follows; nothing is said where none does. */
async function checkGroups(ctx: Context, messenger: Messenger | null): Promise<DoctorCheck[]> {
  const pools = followersOf((await loadLivePolicy(ctx))?.compiled.policy.pools ?? []);
  if (!messenger || pools.length === 0) return [];
  try {
    const groups = await readGroups(pools, messenger);
    return [...groups].map(([id, group]) => {
      const name = `User group ${id}`;
      if (!('refused' in group)) {
        const found = `${groupName(id, group.handle)}, ${group.users.length} people`;
        return { name, fine: true, found, mend: null };
      }
      const mend =
        group.refused === 'no_such_subteam'
          ? 'Check follows in policy.yml. Its pools keep their members meanwhile.'
          : 'Give the app the scope usergroups:read. The pools keep their members meanwhile.';
      return { name, fine: false, found: group.refused, mend };
    });
  } catch (thrown) {
    const { message } = toAppError(thrown);
    return [{ name: 'User groups', fine: false, found: message, mend: 'Try again later.' }];
  }
}

async function checkSources(ctx: Context, input: DoctorInput): Promise<DoctorCheck[]> {
  const sources = await listSources(ctx.db.read);
  return sources.map(({ id, kind, auth }) => {
    const name = `Source ${id}`;
    if (auth === 'none') {
      const mend = 'Anybody can send leads. Give it another auth in sources.yml.';
      return { name, fine: false, found: 'no authentication', mend };
    }
    const secrets = input.secretOf(id);
    const variable = secretVariable(id);
    if (secrets.length === 0) {
      return { name, fine: false, found: 'no secret', mend: `Set ${variable}.` };
    }
    const byPassword = auth === 'basic' || (auth === 'provider' && kind === 'pipedrive');
    if (byPassword && secrets.some((secret) => !secret.includes(':'))) {
      const mend = `Write ${variable} as user:password.`;
      return { name, fine: false, found: 'basic without a user', mend };
    }
    const system = fetchedSystemOf(kind);
    if (system !== null && input.providers.accessOf(system).token === undefined) {
      const mend = `Set ${system.toUpperCase()}_TOKEN.`;
      return { name, fine: false, found: 'no token to ask for what is only named', mend };
    }
    return {
      name,
      fine: true,
      found: auth === 'provider' ? `${auth} (${kind})` : auth,
      mend: null,
    };
  });
}

/** People are late, and Baton is not: nothing of the installation is to mend. */
async function checkAnswered(ctx: Context): Promise<DoctorCheck> {
  const name = 'Escalated leads';
  const { n, oldestMs } = (await measure(ctx)).unanswered;
  if (n === 0) return { name, fine: true, found: 'all answered for', mend: null };
  const late = english(
    say`${counted(n, 'lead')} nobody answered for, the oldest for ${lastedWords(oldestMs)}`,
  );
  return { name, fine: true, found: `${late}: see baton lead list`, mend: null };
}

async function checkPager(ctx: Context, pager: Pager): Promise<DoctorCheck> {
  const name = 'Test page';
  const text = 'Somebody ran baton doctor --page. Pages arrive: nothing needs doing.';
  const page = { id: ctx.newId('msg'), at: ctx.clock.now(), severity: 'info', text } as const;
  try {
    await pager.page({ ...page, title: 'A test of Baton' });
    return { name, fine: true, found: 'was taken', mend: null };
  } catch (thrown) {
    const { message } = toAppError(thrown);
    return { name, fine: false, found: message, mend: 'Check PAGE_URL and what it names.' };
  }
}

async function checkAudit(ctx: Context): Promise<DoctorCheck> {
  const { fine, sealed, unsealed } = await verifyAudit(ctx);
  const found = `${sealed} rows sealed, ${unsealed} waiting`;
  return { name: 'Audit log', fine, found, mend: fine ? null : 'Run baton audit verify.' };
}
