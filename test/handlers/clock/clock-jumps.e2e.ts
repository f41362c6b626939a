import { openMemory } from '../../support/db.ts';
import { clockStories } from './clock-stories.ts';

clockStories(async () => [await openMemory()]);
