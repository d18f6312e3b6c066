import { createModel, signal } from '@preact/signals';
import type { ContentDifferences } from '../../decode/difference/content-difference.ts';
import { valueDifferences } from '../../decode/difference/value-difference.ts';
import type { KnownValue } from '../../decode/format/value.ts';

interface Source {
  before: KnownValue;
  now: KnownValue;
}

/** Where the contents of two values differ. */
export const DifferenceModel = createModel(({ before, now }: Source) => {
  /** null: not read yet, or there is no difference by key. */
  const found = signal<ContentDifferences | null>(null);
  void valueDifferences(before, now).then((differences) => {
    found.value = differences;
  });
  return { found };
});
