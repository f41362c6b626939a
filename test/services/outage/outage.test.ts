import { createWorld } from '../../support/world.ts';
import { outageStories } from './outage-stories.ts';

outageStories(createWorld);
