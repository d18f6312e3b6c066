import { expect, test } from 'vitest';
import { ValueHashes } from '../../../../src/model/report/value-hashes.ts';

test('equal values have equal hashes of 12 digits, and other values have others', async () => {
  const hashes = new ValueHashes();
  const [one, again, other, empty] = await Promise.all(
    ['value', 'value', 'Value', ''].map((value) => hashes.of(value)),
  );
  expect(one).toMatch(/^[\da-f]{12}$/);
  expect(again).toBe(one);
  expect(new Set([one, other, empty]).size).toBe(3);
});

test('the hash of a value is of its octets, and those beyond ASCII count', async () => {
  const hashes = new ValueHashes();
  expect(await hashes.of('\xc3\xa9')).not.toBe(await hashes.of('\xc3\xa8'));
});

test('another report has other hashes, so that nobody can look up the hash of a value', async () => {
  expect(await new ValueHashes().of('1')).not.toBe(await new ValueHashes().of('1'));
});
