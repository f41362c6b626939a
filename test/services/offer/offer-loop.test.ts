import { createWorld } from '../../support/world.ts';
import { offerStories } from './offer-stories.ts';

offerStories(() => createWorld());
