import { createWorld } from '../support/world.ts';
import { raceStories } from './races.ts';

raceStories(() => createWorld(), { doubleClicks: 1_000, rounds: 100 });
