import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import messages from '../../../../public/_locales/en/messages.json' with { type: 'json' };
import { messageFormatter, messageKey } from '../../../../src/model/text/message.ts';
import type { MessageKey, Text } from '../../../../src/model/text/message-key.ts';
import { askedKey, messagePlaces } from '../../../texts/message-places.ts';

const root = new URL('../../../..', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const KEYS = new Set(Object.keys(messages).map((key) => askedKey(key, messages)));

test('the places of the texts are those of the catalogue (npm run texts)', () => {
  expect(read('src/model/text/message-places.ts')).toBe(messagePlaces(messages));
});

test('no text is empty or in capitals', () => {
  expect(Object.entries(messages).filter(([, { message }]) => !/^[^!]+$/.test(message))).toEqual([]);
});

test('a key with plural forms is requested by its stem', () => {
  const cookies = { cookies_one: { message: '{name}' }, cookies_other: { message: '{count} of {site}' } };
  expect(messagePlaces(cookies)).toContain("\n  cookies: 'count' | 'name' | 'site';\n");
  expect(messagePlaces({ type_other: { message: '' } })).toContain('\n  type_other: never;\n');
  expect(() => messagePlaces({ cookies: { message: '' }, ...cookies })).toThrow('cookies');
});

/**
 * Whether the source uses a key: by its name, as one of a family such as `tab_${name}`, or with an ending such as
 * `${key}_do`, where the source also uses the part before the ending.
 */
function usedKeys(): (key: string) => boolean {
  const source = readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('message-places.ts'))
    .map((path) => read(`src/${path}`))
    .join('\n');
  const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = '']) => found);
  const whole = new Set([...all(read('manifest.json'), /__MSG_(\w+)__/g), ...all(source, /'(\w+)'/g)]);
  const families = [
    ...all(source, /`([a-z]\w*(?:\$\{[^{}`]+\}\w*)+)`/g),
    ...all(source, /\bmessageKey\('(\w+)'/g).map((prefix) => `${prefix}_\${code}`),
  ].map((template) => new RegExp(`^${template.replace(/\$\{[^}]+\}/g, '[A-Za-z0-9]+')}$`));
  const ends = all(source, /`\$\{\w+\}(_?[A-Za-z]+)`/g);
  const isUsed = (key: string): boolean =>
    whole.has(key) ||
    families.some((family) => family.test(key)) ||
    ends.some((end) => key.endsWith(end) && isUsed(key.slice(0, -end.length)));
  return isUsed;
}

test('every text is used', () => {
  const isUsed = usedKeys();
  expect(isUsed('noSuchText')).toBe(false);
  expect([...KEYS].filter((key) => !isUsed(key))).toEqual([]);
});

test('a wrong key or a missing place does not compile', () => {
  const text: Text = messageFormatter((key) => key, 'en');
  const code = 'no-host-permission';
  const key: MessageKey = messageKey('problem', code);
  expect(key).toBe('problem_noHostPermission');
  expect([
    text('cancel'),
    text('allowSite', { site: 'a' }),
    text(messageKey('problem', code)),
    // @ts-expect-error: no such key
    text('cancle'),
    // @ts-expect-error: a form alone; the number chooses it
    text('andMore_one', { count: 1 }),
    // @ts-expect-error: {site} is missing
    text('allowSite'),
    // @ts-expect-error: no place {host}
    text('allowSite', { site: 'a', host: 'b' }),
    // @ts-expect-error: a count is a number
    text('andMore', { count: '1' }),
    // @ts-expect-error: not every code of these has a text
    text(`sandbox_line_${'stored' as 'stored' | 'replaced'}`),
    // @ts-expect-error: the second needs {octets}
    text('octets' as 'cancel' | 'octets'),
    // @ts-expect-error: no such key
    text(messageKey('tab', 'no-host')),
  ]).toHaveLength(11);
});
