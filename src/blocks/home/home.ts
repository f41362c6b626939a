import type { HomeView as SlackHome } from '@slack/web-api';
import type { HomeView } from '../../routing/model/cards/cards.ts';
import { HOME } from '../action-ids.ts';
import { divider } from '../elements.ts';
import { LIMITS } from '../limits.ts';
import { homeAdmin } from './home-admin.ts';
import { homeGuest } from './home-guest.ts';
import { homeManager } from './home-manager.ts';
import { homeApprovals, homePolicy } from './home-policy.ts';
import { homeRep } from './home-rep.ts';
import { homeWeek } from './home-week.ts';

/** The Home tab for whoever opened it; what needs a hand comes first. */
export function renderHome(view: HomeView, now: Date): SlackHome {
  const { role, timeZone } = view.viewer;
  const reader = { timeZone, now };
  const admin = role === 'admin' ? homeAdmin(view) : [];
  const unfinished = view.checks.some((check) => !check.fine);
  const manages = role === 'manager' || role === 'admin';
  const parts = [
    unfinished ? admin : [],
    getsLeads(view) ? homeRep(view, reader) : [],
    homeWeek(view),
    homeApprovals(view),
    manages ? homeManager(view, reader) : [],
    homePolicy(view, reader),
    unfinished ? [] : admin,
  ].filter((part) => part.length > 0);
  const blocks = parts.flatMap((part, i) => (i === 0 ? part : [divider(), ...part]));
  return {
    type: 'home',
    callback_id: HOME,
    blocks: (blocks.length > 0 ? blocks : homeGuest(view)).slice(0, LIMITS.viewBlocks),
  };
}

/** Managers and admins are on the roster too, and most of them are in no pool. */
function getsLeads({ viewer, inPool, waiting, open }: HomeView): boolean {
  if (viewer.repId === null) return false;
  return inPool || viewer.role === 'rep' || waiting.total + open.total > 0;
}
