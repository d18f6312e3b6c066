import { configure } from '@testing-library/preact';
import { afterAll, afterEach } from 'vitest';
import { LazyContentField } from '../../src/view/decode/lazy-content-field.ts';
import { LazyInside } from '../../src/view/decode/lazy-inside.ts';
import { clearStage } from './stage.ts';

// A busy machine takes longer than the second that is usual.
configure({ asyncUtilTimeout: 10_000 });

afterEach(clearStage);

// What still loads when its file ends has failed for all later files, which share the modules.
afterAll(async () => {
  await Promise.all([LazyInside.fetch(), LazyContentField.fetch()]);
});
