import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { labelled, say } from '../../fixtures/say.ts';
import type { JarCookie, View } from '../driver/surface.ts';
import { openEditor, openRow, saveWell } from '../pages/editor-page.ts';
import { clickButton, openCrumb, waitForRows, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** What is inside a value is read, warned of, edited and signed, against the browser's own jar and a server that checks signatures. */

const SHOP = 'shop.localhost';
/** The secret of the demo site, which protects nothing. */
const SECRET = 'the demo has no secrets';

const { crumb, demo, tab } = await stage();
let popup: View;
beforeEach(() => crumb.clearJar());
afterEach(() => popup.close());

const visit = (path: string) => tab.goto(demo.url(SHOP, path));
const content = () => popup.waitFor(() => document.querySelector<HTMLTextAreaElement>('form [name="content"]')?.value);

async function stored(name: string): Promise<JarCookie> {
  const [cookie] = await crumb.jar({ name, domain: SHOP });
  if (!cookie) throw new Error(`${name} is not stored`);
  return cookie;
}

async function layers(): Promise<string[]> {
  return popup.waitFor(() => {
    const found = [...document.querySelectorAll<HTMLElement>('.inside [data-layer]')];
    return found.length > 0 ? found.map(({ dataset }) => dataset.layer ?? '') : null;
  });
}

describe('the session of a login', () => {
  beforeEach(async () => {
    await visit('/login');
    await tab.click('form[action="/login"] button');
    await tab.waitFor(() => document.querySelector('form[action="/logout"]'));
    popup = await openCrumb(crumb, tab);
    await waitForRows(popup, ['session']);
  });

  test('is shown as what it is: signed, readable, with its content', async () => {
    await openRow(popup, { name: 'session' });
    const [outer, ...inner] = await layers();
    expect(outer).toBe('flask-session');
    expect(inner.at(-1)).toBe('json');
    await waitForText(popup, say('insideFact_readable'));
    const text = await popup.waitFor(
      (selector) => document.querySelector(`${selector} pre`)?.textContent,
      labelled('valueDecoded'),
    );
    expect(text).toContain('"role":"customer"');
  });

  test('that is edited without its key is refused by the server; signed with it, it is accepted', async () => {
    const before = await stored('session');
    await openEditor(popup, { name: 'session' });
    const changed = (await content()).replace('"Ada"', '"Eve"');
    await popup.fill('form [name="content"]', changed);
    await waitForText(popup, say('contentSignatureBroken'));
    await saveWell(popup);
    expect((await stored('session')).value).not.toBe(before.value);
    await visit('/login');
    await tab.waitFor(() => document.body.textContent?.includes('The signature does not fit'));

    // The details stay open after a save.
    await clickButton(popup, say('edit'));
    await popup.fill('form [name="content"]', (await content()).replace('"Eve"', '"Bob"'));
    await popup.fill('form [name="signatureKey"]', SECRET);
    await waitForText(popup, say('contentSigned'));
    await saveWell(popup);
    await visit('/login');
    expect(await tab.waitFor(() => document.querySelector('h1')?.textContent)).toBe('Hello, Bob');
    expect(await stored('session')).toMatchObject({ ...before, value: expect.any(String) });
  });
});

test('a number in a cart is changed where it stands, and all else of the value stays', async () => {
  const value = '%7B%22Sugar%22%3A3%2C%22id%22%3A12345678901234567890%2C%22w%22%3A1.0%7D';
  await visit('/');
  await crumb.setJar([{ name: 'cart', value, domain: SHOP }]);
  popup = await openCrumb(crumb, tab);
  await openEditor(popup, { name: 'cart' });
  await popup.fill('form [name="content"]', (await content()).replace('3', '4'));
  await saveWell(popup);
  expect((await stored('cart')).value).toBe(value.replace('%3A3', '%3A4'));
  await tab.reload();
  expect(demo.lastCookieHeader(SHOP, '/')).toContain(value.replace('%3A3', '%3A4'));
});

test('a password is warned of by its name, and a token that is over by its content, which has an e-mail address too', async () => {
  const part = (content: object) => btoa(JSON.stringify(content)).replaceAll('=', '');
  const token = `${part({ alg: 'HS256' })}.${part({ exp: 1_700_000_000, email: 'ann@mail.example' })}.c2lnbmF0dXJl`;
  await visit('/');
  await crumb.setJar([
    { name: 'password', value: 'hunter2', domain: SHOP },
    { name: 'token', value: token, domain: SHOP },
  ]);
  popup = await openCrumb(crumb, tab);
  await openRow(popup, { name: 'password' });
  await waitForText(popup, say('finding_PasswordReadable_why', { place: 'password' }));
  await popup.close();
  popup = await openCrumb(crumb, tab);
  await openRow(popup, { name: 'token' });
  await waitForText(popup, say('finding_TokenExpired_why', { ended: '2023-11-14 22:13 UTC' }));
  await waitForText(popup, say('finding_PersonalDataReadable_why', { places: 'email' }));
});

test('the header of a token breaks into lines, and makes the details no wider', async () => {
  const part = (content: object) => btoa(JSON.stringify(content)).replaceAll('=', '');
  const value = `${part({ alg: 'HS256', kid: 'k'.repeat(500) })}.${part({ sub: '1' })}.c2lnbmF0dXJl`;
  await visit('/');
  await crumb.setJar([{ name: 'token', value, domain: SHOP }]);
  popup = await openCrumb(crumb, tab);
  await openRow(popup, { name: 'token' });
  const widths = await popup.waitFor(() => {
    const fact = document.querySelector('[data-fact="header"]');
    const pane = document.querySelector('.inside');
    return fact && pane ? [fact.scrollWidth, pane.clientWidth] : null;
  });
  expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
});

test('the tree of a value is edited by keys, and all else of the value stays to the octet', async () => {
  const json = '{"10":1,"2":2,"b":1.0,"id":12345678901234567890,"e":"\\u00e9"}';
  await visit('/');
  await crumb.setJar([{ name: 'state', value: encodeURIComponent(json), domain: SHOP }]);
  popup = await openCrumb(crumb, tab);
  await openEditor(popup, { name: 'state' });
  await clickButton(popup, say('contentTree'));
  await popup.click('[role="treeitem"]');
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await popup.press(key);
  };
  const rowHas = (text: string) =>
    popup.waitFor(
      (text) =>
        document.activeElement?.matches('[role="treeitem"]') && document.activeElement.textContent?.includes(text),
      text,
    );
  const editsToken = () => popup.waitFor(() => document.activeElement?.matches('.tree-field'));
  await press('ArrowDown', 'ArrowDown', 'ArrowDown');
  await rowHas('"b": 1.0');
  await press('F2');
  await editsToken();
  await press('2', '.', '5', '0', 'Enter');
  await rowHas('"b": 2.50');
  await press('Home', 'ArrowDown', 'Delete');
  await rowHas('"2"');
  await press('+');
  await editsToken();
  await press('n', 'Enter');
  await editsToken();
  await press('[', ']', 'Enter');
  await rowHas('"n"');
  await saveWell(popup);
  const edited = '{"2":2,"b":2.50,"id":12345678901234567890,"e":"\\u00e9","n":[]}';
  expect((await stored('state')).value).toBe(encodeURIComponent(edited));
});
