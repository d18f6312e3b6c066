import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };

/** Names of buttons that are the browsers' own. */
const OF_BROWSERS = ['Load unpacked', 'Load Temporary Add-on', 'Allow'];
const shown = new Set(Object.values(messages).map(({ message }) => message));

test.for(['README.md', 'PRIVACY.md'])('each button and switch that %s names has that name in Crumb', (file) => {
  const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  const names = [...source.matchAll(/(?<!\*)\*(?<name>[A-Z][^*]+)\*(?!\*)/g)].map(
    ({ groups }) => groups?.name?.replace(/\s+/g, ' ') ?? '',
  );
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !shown.has(name) && !OF_BROWSERS.includes(name))).toEqual([]);
});
