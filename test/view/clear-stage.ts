import { configure } from '@testing-library/preact';
import { afterAll, afterEach } from 'vitest';
import { LazyContentField } from '../../src/view/decode/lazy-content-field.ts';
import { LazyInside } from '../../src/view/decode/lazy-inside.ts';
import { clearStage } from './stage.ts';
import { styleByTag } from './style-by-tag.ts';

configure({
  // A busy machine takes longer than the second that is usual.
  asyncUtilTimeout: 30_000,
  // The usual error prints the whole document, which takes long at each look of a wait.
  getElementError: (message) => new Error(message ?? 'expected an element'),
});

window.getComputedStyle = styleByTag;

afterEach(clearStage);

// What still loads when its file ends has failed for all later files, which share the modules.
afterAll(async () => {
  await Promise.all([LazyInside.fetch(), LazyContentField.fetch()]);
});
