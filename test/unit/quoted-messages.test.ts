import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { type MessageKey, sayPattern } from '../fixtures/say.ts';

const TESTS = new URL('../', import.meta.url);
/** The demo site has texts of its own. */
const DEMO = /^demo\//;
/** Shorter messages match by chance: in titles, comments and values of cookies. */
const LEAST_WORDS = 5;

/** A whole message with any text in its places, as one literal may contain it. */
const quotable = Object.entries(messages)
  .filter(([, { message }]) => (message.replace(/\{\w+\}/g, '').match(/[\p{L}’'-]+/gu)?.length ?? 0) >= LEAST_WORDS)
  .map(([key, { message }]) => ({
    key,
    stretches: message.split(/\{\w+\}/),
    pattern: new RegExp(sayPattern(key as MessageKey).source.replaceAll('.*', '[^\'"`\\n]+')),
  }));

test('no test quotes the wording of a message: tests call `say` with its key', () => {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file) && !DEMO.test(file));
  expect(files.length).toBeGreaterThan(200);
  const quotes = files.flatMap((file) => {
    const source = readFileSync(new URL(file, TESTS), 'utf8');
    return quotable
      .filter(({ stretches, pattern }) => stretches.every((one) => source.includes(one)) && pattern.test(source))
      .map(({ key }) => `${file} quotes ${key}`);
  });
  expect(quotes).toEqual([]);
});
