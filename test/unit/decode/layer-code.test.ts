import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };
import { messageKey } from '../../../src/model/text/message.ts';

const FOLDER = new URL('../../../src/decode', import.meta.url).pathname;
const sources = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('layer-code.ts'))
  .map((path) => readFileSync(join(FOLDER, path), 'utf8'));

// That every layer has a name is a matter of types: `layerName` does not compile without it.
test('every name of a layer belongs to one that a reader finds', () => {
  const found = new Set(
    sources.flatMap((text) => [...text.matchAll(/'([a-z\d-]+)'/g)].map(([, code = '']) => messageKey('layer', code))),
  );
  const names = Object.keys(messages).filter((key) => key.startsWith('layer_'));
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => !found.has(name as never))).toEqual([]);
});
