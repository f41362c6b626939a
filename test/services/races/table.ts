import {
  at,
  claim,
  claimOfNext,
  claimOfOther,
  close,
  comeBack,
  decline,
  goAway,
  handBack,
  inTurn,
  leave,
  mergeIntoOther,
  mergeOtherIntoIt,
  moreTime,
  override,
  overrideForGood,
  repeat,
  restore,
  returnToTeam,
  route,
  snooze,
  snoozeBriefly,
  take,
  takeOwn,
  tick,
  touch,
  undo,
  undoGift,
  wake,
} from './acts.ts';
import { AT_ONCE_RACES } from './at-once.ts';
import { ANA_ALONE, type Race } from './scene.ts';

/** The breach is when the offer is due, the next rep is asked two minutes later. */
const BREACH = 0;
const REROUTE = 120_000;
/** After the claim, which was not as late as the offer was due. */
const FIRST_TOUCH = 4 * 3_600_000;

/** All that may end an offer, against each other: docs/states.md. */
export const RACES: Race[] = [
  {
    name: 'the same rep claims twice',
    acts: [claim, claim],
    endings: [
      'claimed + already_yours → claimed, the first',
      'already_yours + claimed → claimed, the first',
    ],
  },
  {
    name: 'a rep claims, and a colleague presses the same button',
    acts: [claim, claimOfOther],
    endings: [
      'claimed + offer_over → claimed, the first',
      'claimed + not_yours → claimed, the first',
    ],
  },
  {
    name: 'a rep claims, and takes the lead from another card',
    acts: [claim, takeOwn],
    endings: ['claimed + given → claimed, the first', 'already_yours + given → claimed, the first'],
  },
  {
    name: 'a rep claims, and a manager takes the lead',
    acts: [claim, take],
    endings: ['claimed + given → claimed, another', 'offer_over + given → claimed, another'],
  },
  {
    name: 'a rep claims, and a manager gives it to another for good',
    acts: [claim, overrideForGood],
    endings: ['claimed + given → claimed, another', 'offer_over + given → claimed, another'],
  },
  {
    name: 'a rep claims, and a manager offers it to another',
    acts: [claim, override],
    endings: ['claimed + given → offered, another', 'offer_over + given → offered, another'],
  },
  {
    name: 'a rep claims 1 ms before the escalation',
    acts: [claim, at(-1, tick)],
    sinceDueMs: BREACH,
    endings: ['claimed + ticked → claimed, the first'],
  },
  ...[0, 1].map(
    (ms): Race => ({
      name: `a rep claims, and ${ms} ms past its time the lead is escalated`,
      acts: [claim, at(ms, tick)],
      sinceDueMs: BREACH,
      endings: ['claimed + ticked → claimed, the first'],
    }),
  ),
  {
    name: 'a rep claims 1 ms before the next one is asked',
    acts: [claim, at(-1, tick)],
    sinceDueMs: REROUTE,
    endings: ['claimed + ticked → claimed, the first'],
  },
  ...[0, 1].map(
    (ms): Race => ({
      name: `a rep claims, and ${ms} ms past its time the next one is asked`,
      acts: [claim, at(ms, tick)],
      sinceDueMs: REROUTE,
      endings: ['claimed + ticked → claimed, the first', 'offer_over + ticked → offered, another'],
    }),
  ),
  {
    name: 'two reps claim a lead while it goes from one to the other',
    acts: [claim, tick, claimOfNext],
    sinceDueMs: REROUTE,
    endings: [
      'claimed + ticked + nobody_asked → claimed, the first',
      'offer_over + ticked + nobody_asked → offered, another',
      'offer_over + ticked + claimed → claimed, another',
    ],
  },
  {
    name: 'a rep declines as the next one is asked for silence',
    acts: [decline, tick],
    sinceDueMs: REROUTE,
    endings: ['declined + ticked → offered, another', 'offer_over + ticked → offered, another'],
  },
  {
    name: 'a manager gives more time as the next rep is asked',
    acts: [moreTime, tick],
    sinceDueMs: REROUTE,
    endings: ['extended + ticked → offered, the first', 'extended + ticked → offered, another'],
  },
  {
    name: 'a manager gives more time as the lead is escalated',
    acts: [moreTime, tick],
    sinceDueMs: BREACH,
    endings: ['extended + ticked → offered, the first'],
  },
  {
    name: 'a rep claims while a manager gives more time and the next one is asked',
    acts: [claim, moreTime, tick],
    sinceDueMs: REROUTE,
    endings: [
      'claimed + extended + ticked → claimed, the first',
      'claimed + nothing_running + ticked → claimed, the first',
      'offer_over + extended + ticked → offered, another',
    ],
  },
  {
    name: 'a rep claims and is set Away',
    acts: [claim, goAway],
    after: comeBack,
    alone: true,
    endings: ['claimed + away → claimed, the first', 'offer_over + away → offered, another'],
  },
  {
    name: 'the only rep who is here goes Away as the router asks them',
    acts: [goAway, route],
    policy: ANA_ALONE,
    after: comeBack,
    alone: true,
    unrouted: true,
    endings: ['away + routed → held, nobody'],
  },
  {
    name: 'a rep claims and leaves the team',
    acts: [claim, leave],
    after: returnToTeam,
    alone: true,
    endings: [
      'claimed + deactivated → offered, another',
      'offer_over + deactivated → offered, another',
    ],
  },
  {
    name: 'a rep claims and declines',
    acts: [claim, decline],
    endings: [
      'claimed + unknown_offer → claimed, the first',
      'offer_over + declined → offered, another',
    ],
  },
  {
    name: 'a decline is taken back while the next rep claims',
    before: decline,
    acts: [undo, claimOfNext],
    endings: [
      'answer_undone + offer_over → offered, the first',
      'cannot_undo + claimed → claimed, another',
    ],
  },
  {
    name: 'a claim is taken back while it is made again',
    before: claim,
    acts: [undo, claim],
    endings: [
      'answer_undone + claimed → claimed, the first',
      'answer_undone + already_yours → offered, the first',
    ],
  },
  {
    name: 'a claim is taken back while the first touch is logged',
    before: claim,
    acts: [undo, touch],
    endings: [
      'answer_undone + offered_to_you → offered, the first',
      'cannot_undo + logged → working, the first',
    ],
  },
  {
    name: 'a lead is given back while a manager gives it to another',
    before: claim,
    acts: [handBack, overrideForGood],
    endings: ['given_back + given → claimed, another', 'not_permitted + given → claimed, another'],
  },
  {
    name: 'a gift is taken back while its rep claims',
    before: override,
    acts: [undoGift, claimOfNext],
    endings: [
      'override_undone + offer_over → offered, the first',
      'override_undone + claimed → offered, the first',
    ],
  },
  {
    name: 'a rep claims what a manager closes',
    acts: [claim, close],
    endings: ['claimed + closed → closed, nobody', 'offer_over + closed → closed, nobody'],
  },
  {
    name: 'a rep claims what is merged into another lead',
    other: true,
    acts: [claim, mergeIntoOther],
    endings: ['claimed + merged → closed, nobody', 'offer_over + merged → closed, nobody'],
  },
  {
    name: 'a rep claims what another lead is merged into',
    other: true,
    acts: [claim, mergeOtherIntoIt],
    endings: ['claimed + merged → claimed, the first'],
  },
  {
    name: 'two leads are merged into each other',
    other: true,
    acts: [mergeIntoOther, mergeOtherIntoIt],
    endings: ['merged + same_lead → closed, nobody', 'same_lead + merged → offered, the first'],
  },
  {
    name: 'a closed lead is brought back twice',
    before: inTurn(claim, close),
    acts: [restore, restore],
    endings: [
      'restored + not_closed → claimed, the first',
      'not_closed + restored → claimed, the first',
    ],
  },
  {
    name: 'a person writes again as the lead is closed',
    acts: [repeat, close],
    endings: ['repeated + closed → closed, nobody', 'new_lead + closed → closed, nobody'],
  },
  {
    name: 'a person writes again as the next rep is asked',
    acts: [repeat, tick],
    sinceDueMs: REROUTE,
    endings: ['repeated + ticked → offered, another'],
  },
  ...AT_ONCE_RACES,
  {
    name: 'a lead is snoozed as it is claimed',
    acts: [claim, snooze],
    endings: [
      'claimed + snoozed → claimed, the first',
      'claimed + offered_to_you → claimed, the first',
    ],
  },
  {
    name: 'a lead is snoozed as its first touch comes due',
    before: claim,
    acts: [snooze, tick],
    sinceDueMs: FIRST_TOUCH,
    endings: ['snoozed + ticked → claimed, the first'],
  },
  {
    name: 'a lead is snoozed as a manager closes it',
    before: claim,
    acts: [snooze, close],
    endings: ['snoozed + closed → closed, nobody', 'already_closed + closed → closed, nobody'],
  },
  {
    name: 'a lead is woken as its snooze ends',
    before: inTurn(claim, snoozeBriefly),
    acts: [wake, tick],
    sinceDueMs: BREACH,
    endings: ['woken + ticked → claimed, the first', 'not_snoozed + ticked → claimed, the first'],
  },
];
