import { claim, claimOfAnother, declineOfAnother, tick } from './acts.ts';
import { AT_ONCE, type Race } from './scene.ts';

/** The breach is when the offers are due, the next reps are asked two minutes later. */
const REROUTE = 120_000;

/** Three are asked at once, and the first to claim has it. */
export const AT_ONCE_RACES: Race[] = [
  {
    name: 'two of those who are asked at once claim',
    policy: AT_ONCE,
    acts: [claim, claimOfAnother],
    endings: [
      'claimed + offer_over → claimed, the first',
      'offer_over + claimed → claimed, another',
    ],
  },
  {
    name: 'one of those who are asked at once claims, another declines',
    policy: AT_ONCE,
    acts: [claim, declineOfAnother],
    endings: [
      'claimed + declined → claimed, the first',
      'claimed + offer_over → claimed, the first',
    ],
  },
  {
    name: 'one of those who are asked at once claims, and their time ends',
    policy: AT_ONCE,
    acts: [claimOfAnother, tick],
    sinceDueMs: REROUTE,
    endings: ['claimed + ticked → claimed, another', 'offer_over + ticked → held, nobody'],
  },
];
