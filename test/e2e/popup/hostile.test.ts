import { beforeEach, describe, expect, test } from 'vitest';
import { toOctets, toText } from '../../../src/cookie/octets.ts';
import { labelled, say } from '../../fixtures/say.ts';
import type { View } from '../driver/surface.ts';
import { openHistory, stepsShown, waitForDone } from '../pages/history-page.ts';
import { listedKeys } from '../pages/popup-list.ts';
import { clickButton, openCrumb } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** A cookie a page may set, as text; `both` false: only Firefox stores it. */
interface Hostile {
  title: string;
  name: string;
  value: string;
  onlyFirefox?: boolean;
}

const RUN = "document.documentElement.dataset.ran='yes'";

const HOSTILE: Hostile[] = [
  { title: 'an element with a handler', name: '<svg/onload>', value: `<img src=x onerror="${RUN}">` },
  { title: 'a script', name: '<script>alert(1)</script>', value: `</textarea></bdi><script>${RUN}</script>` },
  { title: 'entities', name: '&lt&#98&gt', value: '&amp&#60i&#62&nbsp' },
  { title: 'quotes that would leave an attribute', name: '"onfocus autofocus>', value: `"onfocus="${RUN}"'\`` },
  { title: 'a selector', name: '"] ~ *, [x', value: '\\"]{}' },
  { title: 'bidi overrides', name: 'a\u202egnp.exe\u202c', value: 'left\u202ethgir\u202c\u2066x\u2069\u200f' },
  { title: 'characters without width', name: 'ad\u200bmin\ufeff', value: '\u2060x\u200b\u2028y' },
  { title: 'C1 controls and no-break spaces', name: 'c\u0080\u009f', value: 'a\u00a0\u0085b' },
  { title: 'emoji and combining characters', name: '🍪🎂', value: `z${'\u0300'.repeat(60)}🏳🌈` },
  { title: 'names of an object’s own', name: '__proto__', value: 'constructor' },
  { title: 'a placeholder of the texts', name: '{name}', value: '$1 {count} %s $NAME$' },
  { title: '4,096 octets', name: 'n'.repeat(96), value: 'é'.repeat(2000) },
  { title: 'a name of 4,095 octets', name: 'n'.repeat(4095), value: '1' },
  { title: 'a TAB inside', name: 'tab\tbed', value: 'a\tb', onlyFirefox: true },
];

/**
 * Characters that must never be shown as they are: control characters, no-break spaces, and those that reverse or hide
 * their neighbours.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNSEEN = /[\0-\x1f\x7f-\xa0\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

const HOST = 'hostile.localhost';

const { crumb, demo, tab } = await stage({ host: HOST });
beforeEach(() => crumb.clearJar());

async function serve(...lines: string[]): Promise<void> {
  demo.serve(HOST, '/', { setCookie: lines, body: '<link rel="icon" href="data:,"><title>Hostile</title>' });
  await tab.goto(demo.url(HOST));
}

/** Elements that cookies created in Crumb, and whether anything ran in the popup that is not Crumb's. */
function strangers(popup: View): Promise<{ made: string[]; scripts: number; ran: boolean }> {
  return popup.evaluate(() => {
    const all = [...document.body.querySelectorAll('*')];
    const strange = all.filter(
      (element) =>
        element.matches('img, script, style, iframe, object, embed, base, meta, svg[onload], #x') ||
        [...element.attributes].some(({ name }) => name.startsWith('on')),
    );
    return {
      made: strange.map((element) => element.outerHTML.slice(0, 80)),
      scripts: document.scripts.length,
      ran: document.documentElement.dataset.ran !== undefined,
    };
  });
}
const NOBODY = { made: [], scripts: 1, ran: false };

describe('text in the list, the details and the editor, never markup:', () => {
  test.each(HOSTILE)('a hostile cookie is shown as text: $title', async ({ name, value, onlyFirefox = false }) => {
    await serve(toOctets(`${name}=${value}`));
    const stored = (await crumb.jar({ domain: HOST })).map((cookie) => [toText(cookie.name), toText(cookie.value)]);
    const popup = await openCrumb(crumb, tab);
    if (onlyFirefox && crumb.name === 'chromium') {
      expect(stored).toEqual([]);
      expect(await listedKeys(popup)).toEqual([]);
      return popup.close();
    }
    expect(stored).toEqual([[name, value]]);

    const row = await popup.waitFor(() => {
      const row = document.querySelector<HTMLElement>('[data-cookie-name]');
      return row && { name: row.dataset.cookieName, text: row.textContent };
    });
    expect(row.name).toBe(name);
    expect(row.text).not.toMatch(UNSEEN);
    expect(row.text).toContain(seen(name).slice(0, 90));
    expect(await strangers(popup)).toEqual(NOBODY);

    await popup.click('[data-cookie-name]');
    const details = await popup.waitFor(
      (details) => document.querySelector(`${details} pre`) && document.querySelector('#app')?.textContent,
      labelled('details'),
    );
    expect(details).not.toMatch(UNSEEN);
    for (const text of [name, value]) expect(details).toContain(seen(text));
    expect(await strangers(popup)).toEqual(NOBODY);

    await clickButton(popup, say('edit'));
    const fields = await popup.waitFor(() => {
      const field = (name: string) => document.querySelector<HTMLInputElement>(`form [name="${name}"]`)?.value;
      return field('value') !== undefined && [field('name'), field('value')];
    });
    expect(fields).toEqual([name, value]);
    expect(await strangers(popup)).toEqual(NOBODY);
    expect((await crumb.jar({ domain: HOST })).map((cookie) => toText(cookie.value))).toEqual([value]);
    await popup.close();
  });

  test('octets that are not UTF-8 are shown as text', async () => {
    await serve('bad=\xff\xfe(\xc3', 'n\xff=1');
    const popup = await openCrumb(crumb, tab);
    const rows = await popup.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-cookie-name]')].map((row) => [
        row.dataset.cookieName,
        row.querySelector('.value')?.textContent,
      ]),
    );
    expect(rows.toSorted()).toEqual([
      ['bad', '\ufffd\ufffd(\ufffd'],
      ['n\ufffd', '1'],
    ]);
    expect(await strangers(popup)).toEqual(NOBODY);
    await popup.close();
  });

  test('a hostile cookie is text in the search, the report of its deletion, and the history', async () => {
    const name = '<img src>\u202egnp';
    await serve(toOctets(`${name}=1`), 'other=2');
    const popup = await openCrumb(crumb, tab);
    await popup.fill('[type="search"]', '<IMG SRC>');
    await popup.waitFor(() => document.querySelectorAll('[data-cookie-name]').length === 1);
    await popup.click('[data-cookie-name^="<img"]');
    await clickButton(popup, say('delete'));
    await waitForDone(popup, say('step_delete', { count: 1, name: '<img src>‹U+202E›gnp' }));
    await openHistory(popup);
    expect((await stepsShown(popup))[0]?.text).toBe(say('step_delete', { count: 1, name: '<img src>‹U+202E›gnp' }));
    expect(await strangers(popup)).toEqual(NOBODY);
    await popup.close();
  });

  test('a name written from right to left changes the order of no text around it, also in tooltips', async () => {
    const name = '\u05e9\u05dc\u05d5\u05dd';
    await serve(toOctets(`${name}=1`));
    const popup = await openCrumb(crumb, tab);
    const segment = await popup.waitFor(() => document.querySelector<HTMLElement>('.segment[title]')?.title);
    expect(segment).toBe(say('barSegment', { name, octets: 10 }));
    expect(segment).toContain(`\u2068${name}\u2069`);
    await popup.click('[data-cookie-name]');
    await clickButton(popup, say('delete'));
    const deleted = say('step_delete', { count: 1, name: `\u2068${name}\u2069` });
    await waitForDone(popup, deleted);
    const undoTitle = await popup.waitFor(
      (undo) => document.querySelector<HTMLButtonElement>(`button${undo}:enabled`)?.title,
      labelled('undoLast'),
    );
    expect(undoTitle).toBe(`${say('undoLast')}: ${deleted}`);
    await popup.close();
  });

  test('both versions in a conflict are text', async () => {
    const name = '"><img src>';
    await serve(toOctets(`${name}=old`));
    const popup = await openCrumb(crumb, tab);
    await popup.click('[data-cookie-name]');
    await clickButton(popup, say('edit'));
    await popup.fill('form [name="value"]', '<b>mine\u202e</b>');
    await crumb.setJar([{ name, value: '<i>theirs</i><script>1</script>', domain: HOST }]);
    const shown = await popup.waitFor(() => document.querySelector<HTMLElement>('.versions')?.innerText);
    expect(shown).toContain('<i>theirs</i><script>1</script>');
    expect(shown).toContain('<b>mine‹U+202E›</b>');
    expect(await strangers(popup)).toEqual(NOBODY);
    await popup.close();
  });
});

/** The text with invisible characters named. */
function seen(text: string): string {
  return [...text].map((character) => (UNSEEN.test(character) ? named(character) : character)).join('');
}

function named(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}
