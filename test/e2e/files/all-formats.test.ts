import { expect, test } from 'vitest';
import { FORMAT_CODES, type FormatCode } from '../../../src/formats/format/format-code.ts';
import type { LossCode } from '../../../src/formats/format/loss-code.ts';
import { writeCookies } from '../../../src/formats/formats.ts';
import { labelled, say } from '../../fixtures/say.ts';
import type { JarCookie, JarEntry, View } from '../driver/surface.ts';
import { exchangeOf } from '../faults/fault-jar.ts';
import { openSite, wholeJar } from '../pages/editor-page.ts';
import { clickButton, copiedBy } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** Every format in the dialogs of the real popup: export, an empty browser, import, and the browser's own jar. */

const HOST = 'formats.localhost';
const { crumb, tab } = await stage({ host: HOST });
const later = Math.floor(Date.now() / 1000) * 1000 + 30 * 86_400_000;
const COOKIES: JarEntry[] = [
  { name: 'session', value: 'a8f5f167f44f4964e6c998dee827110c', domain: HOST, httpOnly: true, sameSite: 'lax' },
  { name: 'cart', value: '%7B%22Sugar%22%3A3%7D', domain: HOST, expires: later + 457, path: '/shop' },
  { name: 'wide', value: '"quoted", with = and \xc3\xa9', domain: HOST, hostOnly: false, expires: later },
  { name: 'strict', value: '', domain: HOST, secure: true, sameSite: 'strict' },
  {
    name: 'part',
    value: '1',
    domain: HOST,
    secure: true,
    sameSite: 'none',
    partitionKey: { topLevelSite: 'https://top.localhost', hasCrossSiteAncestor: true },
  },
];
/** A test of another tool has no values, so nobody imports it. */
const FORMATS = FORMAT_CODES.filter((format) => !/-(?:test|script)$/.test(format));
const FIELD_OF: Partial<Record<LossCode, keyof JarCookie>> = {
  fraction: 'expires',
  expiry: 'expires',
  partition: 'partitionKey',
};
let popup: View;

async function openDialog(name: 'export' | 'import'): Promise<void> {
  await popup.click(`button${labelled('copyMenu')}`);
  await clickButton(popup, say(`${name}Cookies`));
  await popup.waitFor(() => document.querySelector('dialog textarea'));
}

interface Exported {
  text: string;
  /** What the dialog announces. */
  said: string;
}

async function exportedAs(format: FormatCode): Promise<Exported> {
  await popup.fill('dialog [name="format"]', format);
  const text = await copiedBy(popup, () => clickButton(popup, say('copy')), say('copied'));
  const said = await popup.evaluate(() => document.querySelector('dialog .export')?.textContent ?? '');
  return { text, said };
}

/** What is announced of each cookie, as the writer says it: the fields that differ afterwards. */
function announced(jar: JarCookie[], format: FormatCode, url: string): { codes: LossCode[]; fields: string[][] } {
  const cookies = exchangeOf(crumb.name, { before: jar, after: [] }).before;
  // Into the default store, whatever its name is.
  const losses = writeCookies(cookies, format, { url }).losses.filter(({ code }) => code !== 'store');
  const codesOf = (name: string) => losses.filter(({ id }) => id.name === name).map(({ code }) => code);
  const fields = jar.map(({ name }) =>
    codesOf(name).includes('attributes')
      ? ['attributes']
      : [...new Set(codesOf(name).map((code) => FIELD_OF[code] ?? code))].sort(),
  );
  return { codes: losses.map(({ code }) => code), fields };
}

/** The fields that differ from what was there before; those of a cookie that is in a pair of a header are its attributes. */
function differing(before: JarCookie[], after: JarCookie[], fields: string[][]): string[][] {
  return before.map((old, at) => {
    const now = after.find(({ name, value }) => name === old.name && value === old.value);
    if (!now) return ['missing'];
    const keys = Object.keys(old) as (keyof JarCookie)[];
    const changed = keys.filter((key) => JSON.stringify(old[key]) !== JSON.stringify(now[key])).sort();
    return changed.length > 0 && fields[at]?.[0] === 'attributes' ? ['attributes'] : changed;
  });
}

test('every format gives the same jar in an empty browser, or one that differs exactly as announced', async () => {
  await crumb.clearJar();
  await crumb.setJar(COOKIES);
  const before = await wholeJar(crumb);
  expect(before).toHaveLength(COOKIES.length);
  popup = await openSite(crumb, tab, COOKIES);
  const texts = new Map<FormatCode, Exported>();
  await openDialog('export');
  for (const format of FORMATS) texts.set(format, await exportedAs(format));
  await clickButton(popup, say('close'));
  for (const [format, { text, said }] of texts) {
    const { codes, fields } = announced(before, format, await tab.url());
    for (const code of codes) expect(said, format).toContain(say(`loss_${code}`));
    if (codes.length === 0) expect(said, format).toContain(say('exportLossless'));
    // Firefox reports no change of a jar that is cleared, so the list stays; the dialog reads the jar itself.
    await crumb.clearJar();
    await openDialog('import');
    await popup.fill('dialog [name="import"]', text);
    await clickButton(popup, say('importChosen', { count: COOKIES.length }));
    await popup.waitFor(() => !document.querySelector('dialog[open]'));
    const after = await wholeJar(crumb);
    expect(after, format).toHaveLength(before.length);
    expect(differing(before, after, fields), format).toEqual(fields);
  }
});
