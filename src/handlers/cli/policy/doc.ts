import { basename } from 'node:path';
import type { Policy } from '../../../routing/model/policy/policy.ts';
import { policyPage } from '../../../routing/policy/doc/policy-page.ts';
import type { Context } from '../../../services/context.ts';
import { listPeople } from '../../../services/people/who-is.ts';
import { readDocument } from '../../../services/policy/read-document.ts';
import type { Answer, Shell } from '../shell.ts';
import { readWorkspaceFiles } from '../workspace/directory.ts';
import { readOptionalVersion } from './read-version.ts';
import { renderPolicyPage } from './render-page.ts';
import { publishedFiles, readValid } from './validate.ts';

const VERSION = /^v\d+$/;

/** A page about a file, or about a version that is stored; the live one where nothing is named. */
export function doc(shell: Shell, source: string | undefined, dir?: string): Promise<void> {
  if (source === undefined || VERSION.test(source)) {
    return shell.withStore((ctx) => storedDoc(ctx, source));
  }
  return dir === undefined
    ? shell.withStore(async (ctx) => fileDoc(source, await publishedFiles(ctx)))
    : shell.withoutStore(async () => fileDoc(source, await readWorkspaceFiles(dir)));
}

async function storedDoc(ctx: Context, source: string | undefined): Promise<Answer> {
  const { version, policy } = await readDocument(ctx, readOptionalVersion(source));
  const people = (await listPeople(ctx)).map(({ repId, name }) => [repId, name] as const);
  return pageOf(policy, `Lead routing policy v${version}`, new Map(people));
}

async function fileDoc(file: string, texts: Parameters<typeof readValid>[1]): Promise<Answer> {
  const { policy, roster } = (await readValid(file, texts)).workspace;
  const people = roster.reps.map(({ id, name }) => [id, name] as const);
  return pageOf(policy, `Lead routing policy (${basename(file)})`, new Map(people));
}

function pageOf(policy: Policy, title: string, names: ReadonlyMap<string, string>): Answer {
  const page = policyPage(policy, (id) => names.get(id) ?? id);
  return { json: { title, ...page }, lines: renderPolicyPage(page, title).trimEnd().split('\n') };
}
