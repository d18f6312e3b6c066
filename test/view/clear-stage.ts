import { afterEach } from 'vitest';
import { clearStage } from './stage.ts';

afterEach(clearStage);
