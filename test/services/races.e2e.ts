import { createWorld } from '../support/world.ts';
import { raceStories } from './races.ts';

raceStories(() => createWorld(), 250);
