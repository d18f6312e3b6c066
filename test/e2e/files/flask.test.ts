import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FlaskShop, findFlask, startFlaskShop } from '../../demo/flask/flask-shop.ts';
import { labelled, say } from '../../fixtures/say.ts';
import type { JarCookie, View } from '../driver/surface.ts';
import { openEditor, openRow, saveWell } from '../pages/editor-page.ts';
import { clickButton, openCrumb, waitForRows, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** A real Flask application writes a session and a cart: both are read, edited and saved, and Flask reads them again. */

const HOST = 'flask.localhost';
const SECRET = 'known to the application alone';
/** A number that JavaScript cannot hold stays as it is. */
const ID = '12345678901234567890';

const python = findFlask();
test.runIf(process.env.CRUMB_FLASK === 'installed')('Flask is here', () => expect(python).not.toBeNull());
if (python === null) {
  console.log('LEFT OUT, because Flask is not installed: the session of a real Flask application.');
  test.skip('a Flask application', () => undefined);
} else describe('a Flask application', () => triedWith(python));

async function triedWith(python: string): Promise<void> {
  const { crumb, tab } = await stage();
  let shop: FlaskShop;
  let popup: View;
  beforeAll(async () => {
    shop = await startFlaskShop(python, HOST, SECRET);
  });
  afterAll(() => shop.close());
  beforeEach(async () => {
    await crumb.clearJar();
    await visit('/login');
  });
  afterEach(() => popup.close());

  const visit = (path: string) => tab.goto(shop.url(path));
  /** What Flask reads of a request. */
  async function whatFlaskReads(): Promise<{ session: Record<string, string>; cart: unknown; wishes: unknown }> {
    await visit('/');
    return JSON.parse(await tab.waitFor(() => document.querySelector('pre')?.textContent));
  }
  const content = () =>
    popup.waitFor(() => document.querySelector<HTMLTextAreaElement>('form [name="content"]')?.value);
  async function stored(name: string): Promise<JarCookie> {
    const [cookie] = await crumb.jar({ name, domain: HOST });
    if (!cookie) throw new Error(`${name} is not stored`);
    return cookie;
  }
  async function openShop(names: string[]): Promise<void> {
    popup = await openCrumb(crumb, tab);
    await waitForRows(popup, names);
  }
  async function layers(): Promise<string[]> {
    return popup.waitFor(() => {
      const found = [...document.querySelectorAll<HTMLElement>('.inside [data-layer]')];
      return found.length > 0 ? found.map(({ dataset }) => dataset.layer ?? '') : null;
    });
  }
  /** Double clicks a token of the tree and types another. */
  async function editToken(token: string, typed: string): Promise<void> {
    await clickButton(popup, say('contentTree'));
    await popup.waitFor((token) => {
      const tokens = [...document.querySelectorAll<HTMLElement>('.tree-token')];
      const found = tokens.find(({ textContent }) => textContent === token);
      if (found) found.id = 'wanted';
      return found !== undefined;
    }, token);
    await popup.doubleClick('#wanted');
    await popup.fill('[name="tree-value"]', typed);
    await popup.press('Enter');
  }

  test('signs a session that is refused once it is edited, and accepted once it is signed with the key', async () => {
    expect((await whatFlaskReads()).session).toEqual({ user: 'Ada', id: ID });
    const before = await stored('session');
    await openShop(['cart', 'session']);
    await openRow(popup, { name: 'session' });
    expect(await layers()).toEqual(['flask-session', 'base64url', 'json']);

    await clickButton(popup, say('edit'));
    expect(await content()).toBe(`{"id":${ID},"user":"Ada"}`);
    await popup.fill('form [name="content"]', `{"id":${ID},"user":"Eve"}`);
    await waitForText(popup, say('contentSignatureBroken'));
    await saveWell(popup);
    expect((await stored('session')).value).not.toBe(before.value);
    expect((await whatFlaskReads()).session).toEqual({});

    // The details stay open after a save.
    await clickButton(popup, say('edit'));
    expect(await content()).toBe(`{"id":${ID},"user":"Eve"}`);
    await editToken('"Eve"', '"Bob"');
    await popup.fill('form [name="signatureKey"]', SECRET);
    await waitForText(popup, say('contentSigned'));
    await saveWell(popup);
    expect((await whatFlaskReads()).session).toEqual({ user: 'Bob', id: ID });
    expect(await stored('session')).toMatchObject({ ...before, value: expect.any(String) });
  });

  test('quotes a cart that opens as JSON, and reads what is edited in its tree', async () => {
    const before = await stored('cart');
    await openShop(['cart', 'session']);
    await openRow(popup, { name: 'cart' });
    expect(await layers()).toEqual(['werkzeug-quoted', 'json']);
    const shown = await popup.waitFor(
      (selector) => document.querySelector(`${selector} pre`)?.textContent,
      labelled('valueDecoded'),
    );
    expect(shown).toContain('"note"');
    await clickButton(popup, say('edit'));
    await content();
    await editToken('3', '4');
    await saveWell(popup);
    expect((await whatFlaskReads()).cart).toEqual({ Sugar: 4, note: 'two; café' });
    expect(await stored('cart')).toEqual({ ...before, value: before.value.replace('3', '4') });
  });

  test('reads a cart that a script of the page wrote and that is edited as JSON', async () => {
    await visit('/script');
    await openShop(['cart', 'session', 'wishes']);
    await openEditor(popup, { name: 'wishes' });
    await waitForText(popup, say('contentIsValue'));
    await editToken('1', '1.0');
    await saveWell(popup);
    expect((await stored('wishes')).value).toBe('{"Tea":1.0,"id":7}');
    expect((await whatFlaskReads()).wishes).toEqual({ Tea: 1, id: 7 });
  });
}
