import { describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { JarEntry, View } from '../driver/surface.ts';
import { openSite, openWith, wholeJar } from '../pages/editor-page.ts';
import { openHistory, pressInStep, rejectToWrite, stepsShown, undo, waitForDone } from '../pages/history-page.ts';
import { clickButton, shownText, waitForRows, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const SITE = 'several.localhost';
const HOST = `www.${SITE}`;
const DAY = 24 * 60 * 60 * 1000;

const { crumb, tab } = await stage({ host: HOST });
/** An expiry with fractions of a second. */
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

/** The lines of the open question. */
function questionLines(): Promise<{ title: string; lines: string[] }> {
  return popup.waitFor(() => {
    const dialog = document.querySelector('dialog[open]');
    const lines = [...(dialog?.querySelectorAll('li') ?? [])].map((line) => line.textContent?.trim() ?? '');
    return dialog && { title: dialog.querySelector('h2')?.textContent ?? '', lines };
  });
}

/** Selects rows by their checkboxes. */
async function select(...names: string[]): Promise<void> {
  for (const name of names) {
    await popup.click(`[data-cookie-name="${name}"] .mark`);
    await popup.waitFor((name) => document.querySelector(`[data-cookie-name="${name}"][aria-selected="true"]`), name);
  }
}

describe('deleting all shown cookies', () => {
  test('the question says how many cookies, of which domains, and what they are; Escape keeps all of them', async () => {
    await open();
    const before = await wholeJar(crumb);
    await clickButton(popup, say('deleteShown', { number: 5 }));
    expect(await questionLines()).toEqual({
      title: say('deleteManyAsk', { count: 5 }),
      lines: [
        `${HOST} 4`,
        `${SITE} 1`,
        say('ofThemHttpOnly', { count: 2 }),
        say('ofThemSession', { count: 3 }),
        say('ofThemNotSent', { count: 1 }),
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

  test('the shown cookies are deleted exactly, as one step that one press undoes', async () => {
    await open();
    const before = await wholeJar(crumb);
    await clickButton(popup, say('deleteShown', { number: 5 }));
    await clickButton(popup, say('deleteMany', { count: 5 }));
    await waitForDone(popup, say('step_delete', { count: 5, site: SITE }));
    expect(await wholeJar(crumb)).toEqual(before.filter(({ value }) => value === 'other'));
    await waitForRows(popup, []);
    await undo(popup, say('step_delete_undone', { count: 5, site: SITE }));
    expect(await wholeJar(crumb)).toEqual(before);
    await waitForRows(
      popup,
      SHOWN.map(({ name }) => name),
    );
  });

  test('only the cookies that the search leaves are deleted', async () => {
    await open();
    const before = await wholeJar(crumb);
    await popup.fill('[type="search"]', 'sid');
    await waitForRows(popup, ['sid', 'sid']);
    await clickButton(popup, say('deleteShown', { number: 2 }));
    expect((await questionLines()).title).toBe(say('deleteManyAsk', { count: 2 }));
    await clickButton(popup, say('deleteMany', { count: 2 }));
    await waitForDone(popup, say('step_delete', { count: 2, site: SITE }));
    expect(await wholeJar(crumb)).toEqual(before.filter(({ name, value }) => name !== 'sid' || value === 'other'));
  });
});

describe('deleting the selected cookies', () => {
  test('the rows selected by mouse and by keys are deleted, and no others', async () => {
    await open();
    const before = await wholeJar(crumb);
    await select('cart', 'kept');
    await clickButton(popup, say('deleteSelected', { number: 2 }));
    expect((await questionLines()).title).toBe(say('deleteManyAsk', { count: 2 }));
    await clickButton(popup, say('deleteMany', { count: 2 }));
    await waitForDone(popup, say('step_delete', { count: 2, site: SITE }));
    expect(await wholeJar(crumb)).toEqual(before.filter(({ name }) => !['cart', 'kept'].includes(name)));
    await waitForRows(popup, ['sid', 'sid', 'theme']);
    await undo(popup, say('step_delete_undone', { count: 2, site: SITE }));
    expect(await wholeJar(crumb)).toEqual(before);
  });

  test('Space, Shift with an arrow and the Delete key delete the selected rows too', async () => {
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
    await waitForText(popup, say('countSelected', { number: 2 }));
    await popup.press('Delete');
    expect((await questionLines()).title).toBe(say('deleteManyAsk', { count: 2 }));
    await popup.press('Enter');
    await waitForDone(popup, say('step_delete', { count: 2, site: SITE }));
    const left = await wholeJar(crumb);
    expect(left).toHaveLength(before.length - 2);
    const gone = before.filter(({ value }) => !left.some((one) => one.value === value)).map(({ name }) => name);
    expect(gone.toSorted()).toEqual(names.toSorted());
  });
});

describe('a bulk deletion in order with a result for each cookie', () => {
  test('cookies that cannot be deleted are named with the reason, the others are deleted, and trying again finishes', async () => {
    await open();
    const before = await wholeJar(crumb);
    await rejectToWrite(crumb, ['cart', 'theme']);
    await clickButton(popup, say('deleteShown', { number: 5 }));
    await clickButton(popup, say('deleteMany', { count: 5 }));
    await waitForDone(popup, say('step_delete_part', { done: 3, total: 5 }));
    const failures = await popup.evaluate(() =>
      [...document.querySelectorAll('.done .failures li')].map((line) => line.textContent),
    );
    expect(failures.toSorted()).toEqual([
      `cart ${HOST}/: ${say('problem_notRemoved')}`,
      `theme ${HOST}/elsewhere: ${say('problem_notRemoved')}`,
    ]);
    expect(await wholeJar(crumb)).toEqual(
      before.filter(({ name, value }) => value === 'other' || ['cart', 'theme'].includes(name)),
    );
    await waitForRows(popup, ['cart', 'theme']);
    await crumb.stopBackground();
    await clickButton(popup, say('tryAgain'));
    await waitForDone(popup, say('step_delete', { count: 5, site: SITE }));
    expect(await wholeJar(crumb)).toEqual(before.filter(({ value }) => value === 'other'));
    await undo(popup, say('step_delete_undone', { count: 5, site: SITE }));
    expect(await wholeJar(crumb)).toEqual(before);
  });

  test('the history names the cookies that could not be deleted after the popup was closed, and undo restores the others', async () => {
    await open();
    const before = await wholeJar(crumb);
    await rejectToWrite(crumb, ['cart']);
    await clickButton(popup, say('deleteShown', { number: 5 }));
    await clickButton(popup, say('deleteMany', { count: 5 }));
    await waitForDone(popup, say('step_delete_part', { done: 4, total: 5 }));
    await popup.close();
    popup = await openSite(crumb, tab, [{ name: 'cart' }]);
    await openHistory(popup);
    const text = say('step_delete_part', { done: 4, total: 5 });
    expect((await stepsShown(popup))[0]).toEqual({ text, state: 'partly' });
    expect(await shownText(popup)).toContain(say('problem_notRemoved'));
    await pressInStep(popup, text, say('undo'));
    const undone = { text: say('step_delete', { count: 5, site: SITE }), state: 'undone' };
    await expect.poll(async () => (await stepsShown(popup))[0]).toEqual(undone);
    expect(await wholeJar(crumb)).toEqual(before);
  });
});

test('a full site of 180 cookies is deleted and restored in one step each', async () => {
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
  await waitForText(popup, say('countShown', { shown: 180, count: 180 }));
  const before = await wholeJar(crumb);
  expect(before).toHaveLength(180);
  popup.patience = 40_000;
  await clickButton(popup, say('deleteShown', { number: 180 }));
  await clickButton(popup, say('deleteMany', { count: 180 }));
  await waitForDone(popup, say('step_delete', { count: 180, site: SITE }));
  expect(await wholeJar(crumb)).toEqual([]);
  await undo(popup, say('step_delete_undone', { count: 180, site: SITE }));
  expect(await wholeJar(crumb)).toEqual(before);
});
