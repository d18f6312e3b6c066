import { expect, test } from 'vitest';
import { parseOracleOptions } from '../../oracle/options.ts';

test('by default 5,000 lines and 1,000 requests run in both browsers, with a new seed', () => {
  const options = parseOracleOptions([]);
  expect(options).toMatchObject({ lines: 5000, requests: 1000, octets: 100_000, real: true, help: false });
  expect(options.browsers).toEqual(['chromium', 'firefox']);
  expect(options.seed).not.toBe('');
});

test('options replace the defaults', () => {
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
])('the options %j are rejected', (args, message) => {
  expect(() => parseOracleOptions(args)).toThrow(message);
});
