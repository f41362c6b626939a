import { openRivals } from '../../support/rivals.ts';
import { clockStories } from './clock-stories.ts';

/** Two servers, whose engines run at the same time. */
const stores = await openRivals();

clockStories(async () => [stores.db, stores.rival]);
