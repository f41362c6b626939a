import { createWorld } from '../../support/world.ts';
import { policyStories } from './policy-stories.ts';

policyStories(createWorld);
