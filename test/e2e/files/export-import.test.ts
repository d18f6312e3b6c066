import { beforeEach, describe, expect, test } from 'vitest';
import type { FormatCode } from '../../../src/formats/format/format-code.ts';
import { readCookies } from '../../../src/formats/formats.ts';
import { labelled, say } from '../../fixtures/say.ts';
import type { JarCookie, JarEntry, View } from '../driver/surface.ts';
import { wholeJar } from '../pages/editor-page.ts';
import { undo, waitForDone } from '../pages/history-page.ts';
import { clickButton, copiedBy, openCrumb, waitForRows, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** Cookies leave by the export dialog of the real popup and come back by the import dialog, against the browser's own jar. */

const HOST = 'files.localhost';
const { crumb, tab } = await stage({ host: HOST });
const later = Math.floor(Date.now() / 1000) * 1000 + 30 * 86_400_000;
const COOKIES: JarEntry[] = [
  { name: 'session', value: 'a8f5f167f44f4964e6c998dee827110c', domain: HOST, httpOnly: true, sameSite: 'lax' },
  { name: 'cart', value: '%7B%22Sugar%22%3A3%7D', domain: HOST, expires: later + 457, path: '/shop' },
  { name: 'wide', value: 'quoted "value", with = and é', domain: HOST, hostOnly: false, expires: later },
  { name: 'same', value: 'host', domain: HOST },
  { name: 'same', value: 'domain', domain: HOST, hostOnly: false },
  {
    name: 'part',
    value: '1',
    domain: HOST,
    secure: true,
    sameSite: 'none',
    partitionKey: { topLevelSite: 'https://top.localhost', hasCrossSiteAncestor: true },
  },
];
let popup: View;

beforeEach(async () => {
  await crumb.clearJar();
  await crumb.setJar(COOKIES);
  popup = await openCrumb(crumb, tab);
  await popup.fill(`select${labelled('scope')}`, 'site');
  await waitForRows(
    popup,
    COOKIES.map(({ name }) => name),
  );
});

async function openDialog(name: 'export' | 'import'): Promise<void> {
  await popup.click(`button${labelled('copyMenu')}`);
  await clickButton(popup, say(`${name}Cookies`));
  await popup.waitFor(() => document.querySelector('dialog textarea'));
}

async function exported(format: FormatCode): Promise<string> {
  await openDialog('export');
  await popup.fill('dialog [name="format"]', format);
  const text = await copiedBy(popup, () => clickButton(popup, say('copy')), say('copied'));
  await clickButton(popup, say('close'));
  return text;
}

/** Pastes a text, imports all that can be, and waits until the popup says so. */
async function imported(text: string, count: number): Promise<void> {
  await openDialog('import');
  await popup.fill('dialog [name="import"]', text);
  await clickButton(popup, say('importChosen', { count }));
  await waitForDone(popup, say('step_import', { count, site: HOST }));
}

/** What these formats lose of these cookies, as the dialog announces; `all-formats.test.ts` has all of them. */
const LOST: [FormatCode, lose: (cookie: JarCookie) => JarCookie | null][] = [
  ['crumb', (cookie) => cookie],
  [
    'netscape',
    (cookie) =>
      cookie.partitionKey
        ? null
        : { ...cookie, sameSite: 'unset', expires: cookie.expires && Math.floor(cookie.expires / 1000) * 1000 },
  ],
];

describe('an export that is imported into an empty browser', () => {
  test.each(LOST)('%s gives the same jar, or one that differs as announced', async (format, lose) => {
    const before = await wholeJar(crumb);
    const text = await exported(format);
    await crumb.clearJar();
    popup = await openCrumb(crumb, tab);
    await waitForText(popup, say('emptySite', { site: HOST }));
    const expected = before.flatMap((cookie) => lose(cookie) ?? []);
    await imported(text, format === 'netscape' ? expected.length + 1 : expected.length);
    const after = await wholeJar(crumb);
    const known = after.filter(({ name }) => expected.some((one) => one.name === name));
    expect(known).toEqual(expected);
  });
});

describe('a Playwright state', () => {
  test('has the localStorage of the page where a person asks for it', async () => {
    await tab.evaluate(() => localStorage.setItem('token', 'caf\u00e9'));
    await openDialog('export');
    await popup.fill('dialog [name="format"]', 'playwright');
    await popup.click('dialog [name="localStorage"]');
    await waitForText(popup, say('exportStorageCount', { count: 1 }));
    const text = await copiedBy(popup, () => clickButton(popup, say('copy')), say('copied'));
    expect(JSON.parse(text).origins).toEqual([
      { origin: new URL(await tab.url()).origin, localStorage: [{ name: 'token', value: 'caf\u00e9' }] },
    ]);
  });
});

describe('a report without values', () => {
  test.each(['report-html', 'report-json'] as const)(
    '%s has every cookie, and none of their values',
    async (format) => {
      await openDialog('export');
      await popup.fill('dialog [name="format"]', format);
      await waitForText(popup, say('reportOmits'));
      await popup.waitFor(() => document.querySelector('dialog textarea'));
      const text = await copiedBy(popup, () => clickButton(popup, say('copy')), say('copied'));
      for (const { name } of COOKIES) expect(text).toContain(name);
      for (const value of ['a8f5f167f44f4964e6c998dee827110c', 'Sugar', 'quoted ']) expect(text).not.toContain(value);
    },
  );

  test('is a page without a script, of which the browser understands every name as text', async () => {
    await crumb.setJar([{ name: '<script>x</script>', value: 'hostile', domain: HOST }]);
    await waitForText(popup, '<script>x</script>');
    await openDialog('export');
    await popup.fill('dialog [name="format"]', 'report-html');
    await popup.waitFor(() =>
      document.querySelector<HTMLTextAreaElement>('dialog textarea')?.value.includes('<table>'),
    );
    const text = await copiedBy(popup, () => clickButton(popup, say('copy')), say('copied'));
    const seen = await popup.evaluate((text) => {
      const page = new DOMParser().parseFromString(text, 'text/html');
      const all = [...page.querySelectorAll('*')];
      return {
        tags: [...new Set(all.map(({ localName }) => localName))].filter((tag) =>
          ['script', 'img', 'link', 'iframe', 'base', 'form'].includes(tag),
        ),
        handlers: all.flatMap(({ attributes }) => [...attributes]).filter(({ name }) => name.startsWith('on')).length,
        rows: page.querySelectorAll('tbody tr').length,
        names: [...page.querySelectorAll('tbody tr > td:first-child')].map(({ textContent }) => textContent),
        policy: page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content'),
      };
    }, text);
    expect(seen).toMatchObject({ tags: [], handlers: 0, rows: COOKIES.length + 1 });
    expect(seen.policy).toBe("default-src 'none'; style-src 'unsafe-inline'");
    expect(seen.names).toContain('<script>x</script>');
  });
});

/** Texts that give no cookie: a part of it, and how often it is repeated. */
const HOSTILE: [title: string, piece: string, times: number][] = [
  ['a text that is cut off in the middle', `[{"name":"a","value":"1","domain":"${HOST}"},{"name":"b","va`, 1],
  ['a hundred thousand lists in one another', '[', 100_000],
  ['50 MB', '[1,', 17_000_000],
  ['wrong types', `[{"name":{"toString":1},"value":["v"],"domain":"${HOST}"}]`, 1],
  ['the keys of every object', '{"__proto__":{"cookies":[]},"constructor":{"prototype":1}}', 1],
  ['NUL', '["a\0b"]', 1],
  ['half a character', `[{"name":"a","value":"\\ud800","domain":"${HOST}"}]`, 1],
  ['a huge number', `[{"name":"a","value":"1","domain":"${HOST}","expirationDate":1e999}]`, 1],
];

/** Drops a file on the dialog. */
const drop = (piece: string, times: number) =>
  popup.evaluate(
    (piece, times) => {
      const files = [new File([piece.repeat(times)], 'cookies')];
      const dropped = new Event('drop', { bubbles: true, cancelable: true });
      document.body.dispatchEvent(Object.assign(dropped, { dataTransfer: { files } }));
    },
    piece,
    times,
  );

describe('an import', () => {
  test('shows what it would change, changes exactly that, and one click takes it back', async () => {
    const before = await wholeJar(crumb);
    const session = before.find(({ name }) => name === 'session');
    const file = JSON.stringify([
      { name: 'session', value: 'another', domain: HOST, hostOnly: true, path: '/', httpOnly: true, sameSite: 'lax' },
      { name: 'fresh', value: '1', domain: HOST, hostOnly: true, path: '/' },
      { name: '__Host-bad', value: '1', domain: HOST, hostOnly: true, path: '/', secure: false },
    ]);
    await openDialog('import');
    await popup.fill('dialog [name="import"]', file);
    await popup.waitFor(() => document.querySelectorAll('[data-change-name]').length === 3);
    expect(
      await popup.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('[data-change-name]')].map(({ dataset }) => dataset.effect),
      ),
    ).toEqual(['changed', 'new', 'rejected']);
    expect(await wholeJar(crumb)).toEqual(before);
    await clickButton(popup, say('importChosen', { count: 2 }));
    await waitForDone(popup, say('step_import', { count: 2, site: HOST }));
    const after = await wholeJar(crumb);
    expect(after).toHaveLength(before.length + 1);
    expect(after).toContainEqual({ ...session, value: 'another' });
    await undo(popup, say('step_import_undone', { count: 2, site: HOST }));
    expect(await wholeJar(crumb)).toEqual(before);
  });

  test('of each malformed or hostile text changes nothing and says where, and the next text is read', async () => {
    const before = await wholeJar(crumb);
    await openDialog('import');
    for (const [title, piece, times] of HOSTILE) {
      const [problem] = readCookies(piece.repeat(times)).problems;
      if (!problem) throw new Error(`nothing is wrong with ${title}`);
      const { line, column } = problem;
      await drop(piece, times);
      await popup.waitFor(
        (place) => document.querySelector('dialog [role="alert"]')?.textContent?.includes(place),
        say('importPlaceOf', { line, column }),
      );
      expect(await wholeJar(crumb)).toEqual(before);
      await drop('fresh=1', 1);
      await popup.waitFor(() => document.querySelector('[data-change-name="fresh"][data-effect="new"]'));
    }
  });
});
