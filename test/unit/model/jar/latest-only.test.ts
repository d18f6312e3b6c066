import { expect, test } from 'vitest';
import { latestOnly } from '../../../../src/model/jar/latest-only.ts';

test('only the latest call gives its result, in whatever order they end', async () => {
  const onlyLatest = latestOnly();
  let endFirst = (_: string): void => undefined;
  const first = onlyLatest(() => new Promise<string>((resolve) => (endFirst = resolve)));
  expect(await onlyLatest(async () => 'second')).toBe('second');
  endFirst('first');
  expect(await first).toBeNull();
  expect(await onlyLatest(async () => 'third')).toBe('third');
});
