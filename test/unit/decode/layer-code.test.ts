import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };
import { LAYER_CODES } from '../../../src/decode/layer-code.ts';
import { messageKey } from '../../../src/model/text/message.ts';

const FOLDER = new URL('../../../src/decode', import.meta.url).pathname;
const sources = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join(FOLDER, path), 'utf8'));

test('every layer that a reader names is known, and has a name', () => {
  const named = new Set(
    sources.flatMap((text) => [...text.matchAll(/\bcode: '([a-z0-9-]+)'/g)].map(([, code]) => code)),
  );
  expect(named.size).toBeGreaterThan(40);
  expect([...named].filter((code) => !LAYER_CODES.some((one) => one === code))).toEqual([]);
});

test.each(LAYER_CODES)('%s has a name', (code) => {
  expect(messages[messageKey('layer', code)].message).not.toBe('');
});
