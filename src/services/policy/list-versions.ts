/** Lists what decides, what waits for somebody, and what was live before. */
import {
  listPolicies,
  listPublications,
  type PolicyHeader,
  type PublicationRecord,
} from '../../db/workspace/policy-store.ts';
import type { Context } from '../context.ts';
import { nameOfActor } from '../views/names.ts';

export interface VersionLine {
  version: number;
  state: PolicyHeader['state'];
  author: string;
  writtenAt: Date;
  message: string | null;
  basedOn: number | null;
  /** Who rejected, withdrew or published it as a proposal; null while it waits. */
  settledBy: string | null;
  settledAt: Date | null;
  settledReason: string | null;
}

export interface PublicationLine {
  version: number;
  how: PublicationRecord['how'];
  by: string;
  at: Date;
  reason: string | null;
}

export interface Versions {
  /** The last publication: what decides. Null before the first policy. */
  live: PublicationLine | null;
  /** Newest first. */
  proposals: VersionLine[];
  versions: VersionLine[];
  publications: PublicationLine[];
}

/** People by name, newest first. */
export async function listVersions(ctx: Context, { limit }: { limit: number }): Promise<Versions> {
  const from = ctx.db.read;
  const name = async (actor: string) => nameOfActor(from, actor);
  const lineOf = async (one: PolicyHeader): Promise<VersionLine> => ({
    ...one,
    author: await name(one.author),
    settledBy: one.settledBy === null ? null : await name(one.settledBy),
  });
  const linesOf = (found: PolicyHeader[]) => Promise.all(found.map(lineOf));
  const publications = await Promise.all(
    (await listPublications(from, limit)).map(async (one) => ({
      ...one,
      by: await name(one.by),
    })),
  );
  return {
    live: publications[0] ?? null,
    proposals: await linesOf(await listPolicies(from, { state: 'proposed', limit })),
    versions: await linesOf(await listPolicies(from, { limit })),
    publications,
  };
}
