import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDemo } from '../../demo/demo.ts';
import { say } from '../../fixtures/say.ts';
import { launch } from '../driver/launch.ts';
import { profileParent } from '../driver/profile-parent.ts';
import type { Crumb, JarEntry, Tab } from '../driver/surface.ts';
import { faultReached, setFault } from '../faults/fault-calls.ts';
import { exchangeOf, readJar } from '../faults/fault-jar.ts';
import {
  NOTHING_ON_DISK,
  onDisk,
  openSender,
  replyOfStarted,
  requestValue,
  startRequest,
} from '../faults/fault-page.ts';
import { fillIn, openEditor, openWith, saveWell } from '../pages/editor-page.ts';
import { waitForText } from '../pages/popup-page.ts';
import { filesWith, filesWithTexts, removeCookieFiles } from './profile-files.ts';

declare const chrome: { storage: { local: { set(values: object): Promise<void> } } };

/** What is in the files of the profile after the browser has ended. */

const HOST = 'disk.localhost';
const DAY = 24 * 60 * 60 * 1000;
const later = Math.floor(Date.now() / 1000) * 1000 + 30 * DAY;

const demo = await startDemo();
afterAll(() => demo.close());
demo.serve(HOST, '*', { body: '<link rel="icon" href="data:,"><title>Disk</title>' });

let profile: string;
let crumb: Crumb;
beforeEach(async () => {
  profile = mkdtempSync(join(profileParent(), 'crumb-profile-'));
  crumb = await launch({ build: 'localhost', profile });
});
afterEach(async () => {
  await crumb.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** A value that no file has by chance, and that no compression shortens. */
const newValue = () => randomBytes(48).toString('base64url');
const entry = (name: string, value: string): JarEntry => ({ name, value, domain: HOST, expires: later });

/** Changes cookies with these values in every way, and lets every step end. */
async function changeCookies(page: Tab, tab: Tab, values: Record<string, string>): Promise<void> {
  const value = (name: string): string => (values[name] ??= newValue());
  await requestValue(page, 'recordSite', {
    site: HOST,
    storeId: crumb.name === 'firefox' ? 'firefox-default' : '0',
    on: true,
  });
  const popup = await openWith(crumb, tab, [entry('a', value('before an edit')), entry('b', value('deleted'))]);
  await openEditor(popup, { name: 'a' });
  await fillIn(popup, 'value', value('after an edit'));
  await saveWell(popup);
  await popup.close();

  const step = async (before: JarEntry[], after: JarEntry[]): Promise<string> => {
    const id = randomUUID();
    const exchanges = [exchangeOf(crumb.name, { before, after })];
    const { step } = await requestValue(page, 'applyStep', { id, kind: 'edit', exchanges });
    expect(step?.state).toBe('done');
    return id;
  };
  const undone = await step([entry('b', value('deleted'))], []);
  await requestValue(page, 'moveStep', { id: undone, to: 'before' });
  await requestValue(page, 'moveStep', { id: undone, to: 'after' });
  await step([entry('a', value('after an edit'))], [entry('renamed', value('after an edit'))]);
  const many = ['1', '2', '3'].map((at) => entry(`many${at}`, value(`one of many, ${at}`)));
  await crumb.setJar(many);
  const exchanges = many.map((one) => exchangeOf(crumb.name, { before: [one], after: [] }));
  await requestValue(page, 'applyStep', { id: randomUUID(), kind: 'delete', exchanges });

  const cut = entry('cut', value('interrupted'));
  await crumb.setJar([cut]);
  await interrupt(page, randomUUID(), cut, { ...cut, name: 'moved' });
  await crumb.stopBackground();
  await replyOfStarted(page);
  const { steps } = await requestValue(page, 'readHistory', null);
  expect(steps.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'done']);
  expect(JSON.parse(await onDisk(page))[1]).toEqual([]);
}

/** Stops the calls of the background where the new cookie is stored and the old one still exists. */
async function interrupt(page: Tab, id: string, before: JarEntry, after: JarEntry): Promise<void> {
  await setFault(crumb, { call: `cookies.set ${before.name} (drop)`, mode: 'stop before' }, null);
  const exchanges = [exchangeOf(crumb.name, { before: [before], after: [after] })];
  await startRequest(page, 'applyStep', { id, kind: 'edit', exchanges });
  expect((await faultReached(crumb)).reached).toBe(true);
}

/** The octets of the key of an open step. */
function readKey(page: Tab, id: string): Promise<number[]> {
  return page.evaluate(async (id) => {
    const file = await (await navigator.storage.getDirectory()).getFileHandle(id);
    return [...new Uint8Array(await (await file.getFile()).arrayBuffer())];
  }, id);
}

describe.each(['close', 'crash'] as const)('after the browser has ended (%s)', (end) => {
  test('no file of the profile has a value of a finished step, of a recording or of a form that was not saved, and none the key of a signature', async () => {
    const page = await openSender(crumb);
    const tab = await crumb.openTab(demo.url(HOST, '/'));
    const values: Record<string, string> = {};
    await changeCookies(page, tab, values);
    const popup = await openWith(crumb, tab, [entry('typed', 'x')]);
    await openEditor(popup, { name: 'typed' });
    values['typed and not saved'] = newValue();
    const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
    await fillIn(popup, 'value', `${part({ alg: 'HS256' })}.${part({ sub: '1' })}.${values['typed and not saved']}`);
    await popup.fill('form [name="content"]', '{"sub":"2"}');
    values['a key'] = newValue();
    await popup.fill('form [name="signatureKey"]', values['a key']);
    await waitForText(popup, say('contentKeyNew'));
    // What the search finds if it is there.
    const control = newValue();
    await crumb.background((control) => chrome.storage.local.set({ control }), control);
    await crumb[end]();
    const found = filesWithTexts(profile, { control, ...values });
    expect(found).toEqual([expect.stringMatching(/^control: /)]);
  });
});

describe('a step that was open when the browser crashed', () => {
  test('has its values on disk only encrypted, and is undone at the next start with them, which erases the key', async () => {
    const page = await openSender(crumb);
    const [old, id] = [entry('old', newValue()), randomUUID()];
    const moved = entry('moved', newValue());
    await crumb.setJar([old]);
    await interrupt(page, id, old, moved);
    const key = Buffer.from(await readKey(page, id));
    await crumb.crash();
    expect(filesWith(profile, { key: [key] })).toHaveLength(1);
    expect(filesWithTexts(profile, { old: old.value, moved: moved.value })).toEqual([]);

    // A crash may take what the browser had not written yet of its cookies: here it takes all.
    removeCookieFiles(profile);
    crumb = await launch({ build: 'localhost', profile });
    const again = await openSender(crumb);
    const { steps } = await requestValue(again, 'readHistory', null);
    expect(steps.map((step) => [step.id, step.state])).toEqual([[id, 'unsettled']]);
    await requestValue(again, 'moveStep', { id, to: 'before', anyway: true });
    expect([...(await readJar(crumb)).values()]).toMatchObject([{ name: 'old', value: old.value }]);
    expect(await onDisk(again)).toBe(NOTHING_ON_DISK);
    await crumb.close();
    expect(filesWith(profile, { key: [key] })).toEqual([]);
    expect(filesWithTexts(profile, { old: old.value, moved: moved.value })).toEqual([]);
  });
});
