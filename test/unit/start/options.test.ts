import { describe, expect, test } from 'vitest';
import { parseOptions, USAGE } from '../../start/options.ts';

const PLAIN = { browser: 'chromium', headless: false, once: false, port: null, help: false };

describe('npm start', () => {
  test.each([
    ['', PLAIN],
    ['--firefox', { ...PLAIN, browser: 'firefox' }],
    ['--headless --once', { ...PLAIN, headless: true, once: true }],
    ['--port 8080', { ...PLAIN, port: 8080 }],
    ['--port=1', { ...PLAIN, port: 1 }],
    ['--help', { ...PLAIN, help: true }],
  ])('npm start accepts "%s"', (line, expected) => {
    expect(parseOptions(line.split(' ').filter(Boolean))).toEqual(expected);
  });

  test.each(['0', '-1', '1.5', '65536', 'x', ''])('npm start rejects port "%s"', (port) => {
    expect(() => parseOptions([`--port=${port}`])).toThrow('a port is a whole number from 1 to 65535');
  });

  test.each(['--chrome', 'firefox', '--once=yes'])('npm start rejects "%s" as unknown', (argument) => {
    expect(() => parseOptions([argument])).toThrow();
  });

  test('npm start explains every option', () => {
    for (const option of ['--firefox', '--headless', '--once', '--port', '--help']) expect(USAGE).toContain(option);
  });
});
