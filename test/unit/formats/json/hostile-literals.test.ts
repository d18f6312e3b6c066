import { describe, expect, test } from 'vitest';
import { readCookies } from '../../../../src/formats/formats.ts';

describe('hostile texts that are nearly JSON are read in bounds and quickly', () => {
  test.each([
    "{'a':",
    '[1,',
    "'",
    '"\\"',
    '/*',
    '//\n',
    '{a:1}\n',
    '[],',
    '# \n',
    '```\n',
    'a=',
    'cookies={',
    ' ',
    '\n',
  ])('%j', (part) => {
    for (const start of ['', '[', 'x = [', '#\n']) {
      const before = performance.now();
      const { problems } = readCookies(start + part.repeat(300_000 / part.length));
      expect(performance.now() - before).toBeLessThan(15_000);
      expect(problems.length).toBeLessThanOrEqual(1002);
    }
  });
});
