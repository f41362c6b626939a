/** Loads a page of a list of which Home shows the first rows, as whoever asks may see it. */
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import {
  type ListName,
  type ListView,
  partOf,
  type Shown,
  type Slice,
} from '../../routing/model/cards/standings/listed.ts';
import type { Context } from '../context.ts';
import { loadAtRisk, loadHeld, loadUnrouted } from '../look-up/list-leads.ts';
import { findPerformer, type Performer, type Refusal, refuse } from '../steps/permission.ts';
import { loadStandings } from '../views/team-rows.ts';
import { loadOpen, loadWaiting } from './own-lists.ts';

/** Rows of one page, each with its buttons. */
const PAGE_ROWS = 10;

export type ListPage = ({ outcome: 'listed' } & ListView) | Refusal;

export async function loadList(
  ctx: Context,
  { actor, list, page = 0 }: { actor: Actor; list: ListName; page?: number | undefined },
): Promise<ListPage> {
  const performer = await findPerformer(ctx.db.read, actor);
  if (!performer) return { outcome: 'stranger' };
  const isOwn = list === 'waiting' || list === 'open';
  const mayAct = isOwn || hasRole(performer.role, 'manager');
  if (list === 'unrouted' && !mayAct) return refuse(ctx.db.read, 'manager');
  return { outcome: 'listed', mayAct, ...(await loadPage(ctx, { performer, list }, page)) };
}

interface Asked {
  performer: Performer;
  list: ListName;
}

/** A page behind the last one is the last one. */
async function loadPage(ctx: Context, asked: Asked, page: number): Promise<Shown> {
  const found = await loadPart(ctx, asked, { offset: page * PAGE_ROWS, limit: PAGE_ROWS });
  const pages = Math.max(1, Math.ceil(found.total / PAGE_ROWS));
  return page < pages ? { ...found, page, pages } : loadPage(ctx, asked, pages - 1);
}

async function loadPart(ctx: Context, { performer, list }: Asked, slice: Slice) {
  const repId = performer.rep?.id ?? '';
  switch (list) {
    case 'waiting':
      return { list, ...(await loadWaiting(ctx, repId, slice)) };
    case 'open':
      return { list, ...(await loadOpen(ctx, repId, slice)) };
    case 'risk':
      return { list, ...(await loadAtRisk(ctx, slice)) };
    case 'held':
      return { list, ...(await loadHeld(ctx, slice)) };
    case 'unrouted':
      return { list, ...(await loadUnrouted(ctx, slice)) };
    case 'team':
      return { list, ...partOf(await loadStandings(ctx, performer), slice) };
    default:
      return list satisfies never;
  }
}
