import { expect, test } from 'vitest';
import { parseOracleOptions } from '../../oracle/options.ts';

test('plays 5,000 lines and 1,000 requests in both browsers, of a new seed, unless told otherwise', () => {
  const options = parseOracleOptions([]);
  expect(options).toMatchObject({ lines: 5000, requests: 1000, octets: 100_000, real: true, help: false });
  expect(options.browsers).toEqual(['chromium', 'firefox']);
  expect(options.seed).not.toBe('');
});

test('takes what it is told', () => {
  const args = ['--lines', '10', '--requests', '0', '--seed', '7', '--browser', 'firefox', '--no-real'];
  expect(parseOracleOptions(args)).toMatchObject({
    lines: 10,
    requests: 0,
    seed: '7',
    browsers: ['firefox'],
    real: false,
  });
});

test.each([
  [['--lines', 'many'], '--lines many: not a whole number.'],
  [['--browser', 'safari'], '--browser safari: chromium or firefox.'],
  [['--line', '5'], '--line'],
])('rejects %j', (args, message) => {
  expect(() => parseOracleOptions(args)).toThrow(message);
});
