import { expect, test } from 'vitest';
import { labelled, say } from '../../fixtures/say.ts';
import type { JarCookie, JarEntry, View } from '../driver/surface.ts';
import {
  fillIn,
  openAdd,
  openEditor,
  openRow,
  openSite,
  openWith,
  saveWell,
  tick,
  wholeJar,
} from '../pages/editor-page.ts';
import { redo, undo, waitForDone } from '../pages/history-page.ts';
import { clickButton, openCrumb, stopForGood, waitForRows } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const PARENT = 'undo.localhost';
const HOST = `www.${PARENT}`;
const DAY = 24 * 60 * 60 * 1000;

const { crumb, tab } = await stage({ host: HOST, path: '/foo' });
/** An expiry with fractions of a second. */
const later = Math.floor(Date.now() + 30 * DAY) + (crumb.name === 'chromium' ? 0.457 : 0);
let popup: View;

const partitioned = {
  secure: true,
  sameSite: 'none',
  partitionKey: { topLevelSite: `http://${PARENT}`, hasCrossSiteAncestor: false },
} as const;

const SID: JarEntry = { name: 'sid', value: 'mine %20"', domain: HOST, expires: later, httpOnly: true };
const NAMESAKES: JarEntry[] = [
  { name: 'sid', value: 'path', domain: HOST, path: '/foo', expires: later },
  { name: 'sid', value: 'wide', domain: HOST, hostOnly: false, sameSite: 'strict' },
  { name: 'sid', value: 'part', domain: HOST, expires: later, ...partitioned },
];
const MINE = { name: 'sid', path: '/', hostOnly: true, partitionKey: null };

interface Kind {
  title: string;
  act(popup: View): Promise<void>;
  done: string;
  undone: string;
  /** Names listed after the operation. */
  left: string[];
}

/** A saved edit of the cookie that has three namesakes. */
const edit =
  (...steps: ((popup: View) => Promise<void>)[]) =>
  async (popup: View) => {
    await openEditor(popup, MINE);
    for (const step of steps) await step(popup);
    await saveWell(popup);
  };
const EDITED = {
  done: say('step_edit', { count: 1, name: 'sid' }),
  undone: say('step_edit_undone', { count: 1, name: 'sid' }),
};
const FOUR = ['sid', 'sid', 'sid', 'sid'];

const KINDS: Kind[] = [
  { title: 'an edit of the value', act: edit((popup) => fillIn(popup, 'value', 'new')), ...EDITED, left: FOUR },
  {
    title: 'an edit of all flags at once',
    act: edit(
      (popup) => tick(popup, 'secure', true),
      (popup) => tick(popup, 'httpOnly', false),
      (popup) => fillIn(popup, 'sameSite', 'none'),
      (popup) => tick(popup, 'session', true),
    ),
    ...EDITED,
    left: FOUR,
  },
  {
    title: 'a rename',
    act: edit((popup) => fillIn(popup, 'name', 'session')),
    ...EDITED,
    left: ['session', 'sid', 'sid', 'sid'],
  },
  { title: 'another path', act: edit((popup) => fillIn(popup, 'path', '/bar')), ...EDITED, left: FOUR },
  { title: 'another domain', act: edit((popup) => fillIn(popup, 'domain', PARENT)), ...EDITED, left: FOUR },
  {
    title: 'from host-only to the parent with all its subdomains',
    act: edit(
      (popup) => fillIn(popup, 'domain', PARENT),
      (popup) => tick(popup, 'hostOnly', false),
    ),
    ...EDITED,
    left: FOUR,
  },
  {
    title: 'into a partition below another site',
    act: edit(
      (popup) => tick(popup, 'secure', true),
      (popup) => fillIn(popup, 'sameSite', 'none'),
      (popup) => tick(popup, 'partitioned', true),
      (popup) => fillIn(popup, 'topLevelSite', `http://${PARENT}`),
      (popup) => tick(popup, 'hasCrossSiteAncestor', true),
    ),
    ...EDITED,
    left: FOUR,
  },
  {
    title: 'an edit onto a namesake that was agreed to be replaced',
    act: async (popup) => {
      await openEditor(popup, MINE);
      await fillIn(popup, 'path', '/foo');
      await clickButton(popup, say('save'));
      await clickButton(popup, say('replaceCookie'));
      await popup.waitFor((selector) => document.querySelector(selector), `${labelled('details')} dl`);
    },
    ...EDITED,
    left: ['sid', 'sid', 'sid'],
  },
  {
    title: 'an added cookie',
    act: async (popup) => {
      await openAdd(popup);
      await fillIn(popup, 'name', 'fresh');
      await fillIn(popup, 'value', 'bread');
      await saveWell(popup);
    },
    done: say('step_add', { count: 1, name: 'fresh' }),
    undone: say('step_add_undone', { count: 1, name: 'fresh' }),
    left: [...FOUR, 'fresh'],
  },
  {
    title: 'one cookie deleted',
    act: async (popup) => {
      await openRow(popup, MINE);
      await clickButton(popup, say('delete'));
      await waitForDone(popup, say('step_delete', { count: 1, name: 'sid' }));
    },
    done: say('step_delete', { count: 1, name: 'sid' }),
    undone: say('step_delete_undone', { count: 1, name: 'sid' }),
    left: ['sid', 'sid', 'sid'],
  },
  {
    title: 'the selected deleted',
    act: async (popup) => {
      for (const at of [0, 1]) {
        await popup.click(`[data-key]:nth-of-type(${at + 1}) .mark`);
        await popup.waitFor((count) => document.querySelectorAll('[aria-selected="true"]').length === count, at + 1);
      }
      await clickButton(popup, say('deleteSelected', { number: 2 }));
      await clickButton(popup, say('deleteMany', { count: 2 }));
      await waitForDone(popup, say('step_delete', { count: 2, site: PARENT }));
    },
    done: say('step_delete', { count: 2, site: PARENT }),
    undone: say('step_delete_undone', { count: 2, site: PARENT }),
    left: ['sid', 'sid'],
  },
  {
    title: 'all shown deleted',
    act: async (popup) => {
      await clickButton(popup, say('deleteShown', { number: 4 }));
      await clickButton(popup, say('deleteMany', { count: 4 }));
      await waitForDone(popup, say('step_delete', { count: 4, site: PARENT }));
    },
    done: say('step_delete', { count: 4, site: PARENT }),
    undone: say('step_delete_undone', { count: 4, site: PARENT }),
    left: [],
  },
];

/** Closes the popup and opens it again; the background runs on, or was stopped in between. */
async function comeBack(background: 'running' | 'stopped', names: string[]): Promise<void> {
  await popup.close();
  if (background === 'stopped') await stopForGood(crumb);
  popup = await openSite(
    crumb,
    tab,
    names.map((name) => ({ name })),
  );
}

test.each(KINDS)(
  '$title is undone and redone in popups opened anew, and undone in the open one: the jar is equal each time',
  async (kind) => {
    popup = await openWith(crumb, tab, [SID, ...NAMESAKES]);
    const before = await wholeJar(crumb);
    await kind.act(popup);
    const after = await wholeJar(crumb);
    expect(after).not.toEqual(before);
    await comeBack('running', kind.left);
    await undo(popup, kind.undone);
    expect(await wholeJar(crumb)).toEqual(before);
    await waitForRows(popup, FOUR);
    await comeBack('stopped', FOUR);
    await redo(popup, kind.done);
    expect(await wholeJar(crumb)).toEqual(after);
    await undo(popup, kind.undone);
    expect(await wholeJar(crumb)).toEqual(before);
  },
);

test('several steps are undone one by one, last first, and redone in their order', async () => {
  popup = await openWith(crumb, tab, [SID, ...NAMESAKES]);
  const jars: JarCookie[][] = [await wholeJar(crumb)];
  for (const value of ['one', 'two', 'three']) {
    await openEditor(popup, MINE);
    await fillIn(popup, 'value', value);
    await saveWell(popup);
    jars.push(await wholeJar(crumb));
    await popup.press('Escape');
  }
  for (const jar of jars.slice(0, -1).toReversed()) {
    await stopForGood(crumb);
    await popup.click(`button${labelled('undoLast')}`);
    await expect.poll(() => wholeJar(crumb)).toEqual(jar);
  }
  for (const jar of jars.slice(1)) {
    await popup.click(`button${labelled('redoLast')}`);
    await expect.poll(() => wholeJar(crumb)).toEqual(jar);
  }
});

test('Ctrl+Z undoes and Ctrl+Shift+Z or Ctrl+Y redoes, but not in a field, which undoes its own typing', async () => {
  popup = await openWith(crumb, tab, [SID]);
  const before = await wholeJar(crumb);
  await openRow(popup, MINE);
  await popup.press('Delete');
  await waitForDone(popup, say('step_delete', { count: 1, name: 'sid' }));
  await popup.press('Control+z');
  await waitForDone(popup, say('step_delete_undone', { count: 1, name: 'sid' }));
  expect(await wholeJar(crumb)).toEqual(before);
  await popup.press('Control+Shift+z');
  await waitForDone(popup, say('step_delete', { count: 1, name: 'sid' }));
  expect(await wholeJar(crumb)).toEqual([]);
  await popup.press('Control+z');
  await waitForDone(popup, say('step_delete_undone', { count: 1, name: 'sid' }));
  await popup.press('Control+y');
  await waitForDone(popup, say('step_delete', { count: 1, name: 'sid' }));
  await popup.click('[type="search"]');
  await popup.press('Control+z');
  await popup.click(`.done button${labelled('dismiss')}`);
  expect(await wholeJar(crumb)).toEqual([]);
});

test('a popup opened anew offers to undo at once, and names the step it means', async () => {
  popup = await openWith(crumb, tab, [SID]);
  await openRow(popup, MINE);
  await clickButton(popup, say('delete'));
  await waitForDone(popup, say('step_delete', { count: 1, name: 'sid' }));
  await popup.close();
  popup = await openCrumb(crumb, tab);
  const title = await popup.waitFor(
    (selector) => document.querySelector<HTMLElement>(selector)?.title,
    `button${labelled('undoLast')}:not(:disabled)`,
  );
  expect(title).toContain(say('step_delete', { count: 1, name: 'sid' }));
});
