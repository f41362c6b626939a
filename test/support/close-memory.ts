import { afterAll } from 'vitest';
import { closeMemory } from './db.ts';

// Hundreds of test files share one worker: what each leaves open would stay in memory to the end.
afterAll(closeMemory);
