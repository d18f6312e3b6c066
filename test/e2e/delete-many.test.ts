import { describe, expect, test } from 'vitest';
import type { JarEntry, View } from './driver/surface.ts';
import { openSite, openWith, wholeJar } from './editor-page.ts';
import { openHistory, pressInStep, rejectToWrite, stepsShown, undo, waitForDone } from './history-page.ts';
import { clickButton, said, waitForRows, waitForText } from './popup-page.ts';
import { stage } from './stage.ts';

const SITE = 'several.localhost';
const HOST = `www.${SITE}`;
const DAY = 24 * 60 * 60 * 1000;

const { crumb, tab } = await stage({ host: HOST });
/** With fractions of a second. */
const later = Math.floor(Date.now() + 30 * DAY) + (crumb.name === 'chromium' ? 0.457 : 0);
let popup: View;

/** Three sessions, two HttpOnly, one for another path; one name twice. */
const SHOWN: JarEntry[] = [
  { name: 'sid', value: 'one', domain: HOST, httpOnly: true },
  { name: 'sid', value: 'two', domain: SITE, hostOnly: false, expires: later },
  { name: 'cart', value: '3', domain: HOST, sameSite: 'strict' },
  { name: 'theme', value: 'dark', domain: HOST, path: '/elsewhere', secure: true, httpOnly: true },
  { name: 'kept', value: '5', domain: HOST, expires: later },
];
const OTHER: JarEntry = { name: 'sid', value: 'another site’s', domain: 'other.localhost' };

async function open(): Promise<void> {
  await crumb.clearJar();
  await crumb.setJar([...SHOWN, { ...OTHER, value: 'other' }]);
  popup = await openSite(crumb, tab, SHOWN);
}

/** What the open question says, line by line. */
function asked(): Promise<{ title: string; lines: string[] }> {
  return popup.waitFor(() => {
    const dialog = document.querySelector('dialog[open]');
    const lines = [...(dialog?.querySelectorAll('li') ?? [])].map((line) => line.textContent?.trim() ?? '');
    return dialog && { title: dialog.querySelector('h2')?.textContent ?? '', lines };
  });
}

/** Selects rows by the marks in front of them. */
async function select(...names: string[]): Promise<void> {
  for (const name of names) {
    await popup.click(`[data-cookie-name="${name}"] .mark`);
    await popup.waitFor((name) => document.querySelector(`[data-cookie-name="${name}"][aria-selected="true"]`), name);
  }
}

describe('delete shown', () => {
  test('says before how many, of which domains, and what they are; Escape keeps all of them', async () => {
    await open();
    const before = await wholeJar(crumb);
    await clickButton(popup, 'Delete 5 shown');
    expect(await asked()).toEqual({
      title: 'Delete 5 cookies?',
      lines: [
        `${HOST} 4`,
        `${SITE} 1`,
        '2 of them are HttpOnly: no script can set them again',
        '3 of them end with the browser session',
        "1 of them is not sent with this page's request",
      ],
    });
    await popup.press('Escape');
    await popup.waitFor(() => !document.querySelector('dialog[open]'));
    expect(await wholeJar(crumb)).toEqual(before);
    await waitForRows(
      popup,
      SHOWN.map(({ name }) => name),
    );
  });

  test('deletes exactly those, as one step that one press undoes', async () => {
    await open();
    const before = await wholeJar(crumb);
    await clickButton(popup, 'Delete 5 shown');
    await clickButton(popup, 'Delete 5 cookies');
    await waitForDone(popup, `Deleted 5 cookies of ${SITE}`);
    expect(await wholeJar(crumb)).toEqual(before.filter(({ value }) => value === 'other'));
    await waitForRows(popup, []);
    await undo(popup, `Put 5 cookies of ${SITE} back`);
    expect(await wholeJar(crumb)).toEqual(before);
    await waitForRows(
      popup,
      SHOWN.map(({ name }) => name),
    );
  });

  test('means what the search leaves, and nothing else', async () => {
    await open();
    const before = await wholeJar(crumb);
    await popup.fill('[type="search"]', 'sid');
    await waitForRows(popup, ['sid', 'sid']);
    await clickButton(popup, 'Delete 2 shown');
    expect((await asked()).title).toBe('Delete 2 cookies?');
    await clickButton(popup, 'Delete 2 cookies');
    await waitForDone(popup, `Deleted 2 cookies of ${SITE}`);
    expect(await wholeJar(crumb)).toEqual(before.filter(({ name, value }) => name !== 'sid' || value === 'other'));
  });
});

describe('delete selected', () => {
  test('deletes the rows that were picked, by mouse and by keys, and no others', async () => {
    await open();
    const before = await wholeJar(crumb);
    await select('cart', 'kept');
    await clickButton(popup, 'Delete 2 selected');
    expect((await asked()).title).toBe('Delete 2 cookies?');
    await clickButton(popup, 'Delete 2 cookies');
    await waitForDone(popup, `Deleted 2 cookies of ${SITE}`);
    expect(await wholeJar(crumb)).toEqual(before.filter(({ name }) => !['cart', 'kept'].includes(name)));
    await waitForRows(popup, ['sid', 'sid', 'theme']);
    await undo(popup, `Put 2 cookies of ${SITE} back`);
    expect(await wholeJar(crumb)).toEqual(before);
  });

  test('Space, Shift with an arrow and the Delete key do the same', async () => {
    await open();
    const before = await wholeJar(crumb);
    await popup.press('/');
    await popup.waitFor(() => document.activeElement?.getAttribute('type') === 'search');
    await popup.press('ArrowDown');
    const names = await popup.waitFor(() => {
      const [first, second] = [...document.querySelectorAll<HTMLElement>('[data-cookie-name]')];
      return first === document.activeElement
        ? [first?.dataset.cookieName ?? '', second?.dataset.cookieName ?? '']
        : null;
    });
    await popup.press(' ');
    await popup.press('Shift+ArrowDown');
    await waitForText(popup, '2 selected');
    await popup.press('Delete');
    expect((await asked()).title).toBe('Delete 2 cookies?');
    await popup.press('Enter');
    await waitForDone(popup, `Deleted 2 cookies of ${SITE}`);
    const left = await wholeJar(crumb);
    expect(left).toHaveLength(before.length - 2);
    const gone = before.filter(({ value }) => !left.some((one) => one.value === value)).map(({ name }) => name);
    expect(gone.toSorted()).toEqual(names.toSorted());
  });
});

describe('must pass: bulk writes in order with a result per cookie; when some cannot be deleted', () => {
  test('it never says "done": they are named with the reason, the others are gone, and trying again ends it', async () => {
    await open();
    const before = await wholeJar(crumb);
    await rejectToWrite(crumb, ['cart', 'theme']);
    await clickButton(popup, 'Delete 5 shown');
    await clickButton(popup, 'Delete 5 cookies');
    await waitForDone(popup, 'Deleted 3 of 5 cookies');
    const failures = await popup.evaluate(() =>
      [...document.querySelectorAll('.done .failures li')].map((line) => line.textContent),
    );
    expect(failures.toSorted()).toEqual([
      `cart ${HOST}/: The cookie is still there`,
      `theme ${HOST}/elsewhere: The cookie is still there`,
    ]);
    expect(await wholeJar(crumb)).toEqual(
      before.filter(({ name, value }) => value === 'other' || ['cart', 'theme'].includes(name)),
    );
    await waitForRows(popup, ['cart', 'theme']);
    await crumb.stopBackground();
    await clickButton(popup, 'Try again');
    await waitForDone(popup, `Deleted 5 cookies of ${SITE}`);
    expect(await wholeJar(crumb)).toEqual(before.filter(({ value }) => value === 'other'));
    await undo(popup, `Put 5 cookies of ${SITE} back`);
    expect(await wholeJar(crumb)).toEqual(before);
  });

  test('the history names them after the popup was closed, and undoing brings the others back', async () => {
    await open();
    const before = await wholeJar(crumb);
    await rejectToWrite(crumb, ['cart']);
    await clickButton(popup, 'Delete 5 shown');
    await clickButton(popup, 'Delete 5 cookies');
    await waitForDone(popup, 'Deleted 4 of 5 cookies');
    await popup.close();
    popup = await openSite(crumb, tab, [{ name: 'cart' }]);
    await openHistory(popup);
    const text = 'Deleted 4 of 5 cookies';
    expect((await stepsShown(popup))[0]).toEqual({ text, state: 'partly' });
    expect(await said(popup)).toContain('The cookie is still there');
    await pressInStep(popup, text, 'Undo');
    const undone = { text: `Deleted 5 cookies of ${SITE}`, state: 'undone' };
    await expect.poll(async () => (await stepsShown(popup))[0]).toEqual(undone);
    expect(await wholeJar(crumb)).toEqual(before);
  });
});

test('a full site of 180 cookies goes and comes back in one step each', async () => {
  const many = Array.from({ length: 180 }, (_, at) => ({
    name: `n${at}`,
    value: `${at}`,
    domain: HOST,
    expires: later,
  }));
  await openWith(crumb, tab, []);
  await crumb.closePopup();
  await crumb.setJar(many);
  popup = await crumb.openPopup(tab);
  await waitForText(popup, '180 of 180 cookies');
  const before = await wholeJar(crumb);
  expect(before).toHaveLength(180);
  popup.patience = 30_000;
  await clickButton(popup, 'Delete 180 shown');
  await clickButton(popup, 'Delete 180 cookies');
  await waitForDone(popup, `Deleted 180 cookies of ${SITE}`);
  expect(await wholeJar(crumb)).toEqual([]);
  await undo(popup, `Put 180 cookies of ${SITE} back`);
  expect(await wholeJar(crumb)).toEqual(before);
});
