import { openRivals } from '../../support/rivals.ts';
import { createWorld } from '../../support/world.ts';
import { outageStories } from './outage-stories.ts';

/** Two processes on one database. */
const stores = await openRivals();

outageStories((options = {}) => createWorld({ ...options, db: stores.db }));
