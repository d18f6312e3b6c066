import { describe, expect, test } from 'vitest';
import { say, sayPart } from '../../fixtures/say.ts';
import { BROWSER } from '../driver/launch.ts';
import type { View } from '../driver/surface.ts';
import {
  clickButton,
  openCrumb,
  rowNames,
  said,
  waitForRows,
  waitForText,
  waitForTextGone,
} from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** What a page of the extension has, as far as these tests use it. */
declare const chrome: {
  permissions: {
    request(asked: { origins?: string[] }): Promise<boolean>;
    getAll(): Promise<{ origins: string[] }>;
  };
  action: { openPopup(options: object): Promise<void> };
  storage: { session: { get(key: string): Promise<unknown> } };
};
/** The same API under its other name. */
declare const browser: typeof chrome;
declare const opened: object[];

const SECRET = 'not-to-be-seen';
const BOTH = ['open', 'sure'];

const { crumb, demo, tab } = await stage({ build: 'shipped' });

/** A page on a host of its own, which has got one cookie that is Secure and one that is not. */
async function visit(host: string, ...more: string[]): Promise<void> {
  const lines = [`open=${SECRET}`, `sure=${SECRET}; Secure`, ...more];
  demo.serve(host, '/', { setCookie: lines, body: '<title>Locked</title>' });
  await tab.goto(demo.url(host));
  await tab.reload();
  expect(demo.lastCookieHeader(host, '/')).toContain(`open=${SECRET}; sure=${SECRET}`);
}

/**
 * From now on the popup notes what it asks the browser for, where a popup that is closed meanwhile leaves it. `unanswered`:
 * the browser never hears of it, as if its prompt stayed open; a real prompt keeps the focus from any popup.
 */
async function noteRequests(popup: View, answer: 'answered' | 'unanswered'): Promise<void> {
  await popup.evaluate((isAnswered) => {
    localStorage.removeItem('asked');
    for (const api of new Set([chrome.permissions, browser.permissions])) {
      const { request } = api;
      api.request = (details) => {
        localStorage.setItem('asked', `${localStorage.getItem('asked') ?? ''}${JSON.stringify(details)}`);
        return isAnswered ? request.call(api, details) : new Promise(() => undefined);
      };
    }
  }, answer === 'answered');
}

/** What was asked for since `noteRequests`, as JSON. */
const asked = (popup: View) => popup.evaluate(() => localStorage.getItem('asked'));
const request = (origin: string) => JSON.stringify({ origins: [origin] });

/** Clicks a button that asks for access, and gives it; the popup that is there afterwards. */
async function allow(popup: View, button: string, origin: string): Promise<View> {
  if (crumb.name === 'firefox') {
    await noteRequests(popup, 'answered');
    await crumb.approve([origin]);
    await clickButton(popup, button);
    return popup;
  }
  // With access to a part of it Chromium gives the whole as soon as it is approved: the popup is closed, as by a prompt.
  await closeAsking(popup, button);
  await crumb.grant([origin]);
  return crumb.popup();
}

/** Clicks a button that asks for access, and closes the popup before there is an answer. */
async function closeAsking(popup: View, button: string): Promise<void> {
  await noteRequests(popup, 'unanswered');
  await clickButton(popup, button);
  await expect.poll(expected).toContain('windowId');
  await popup.close();
}

/** What the background keeps about a popup that asked. */
const expected = () => crumb.background(async () => JSON.stringify(await chrome.storage.session.get('expectedGrant')));

/** Opens the editor of a cookie and changes its value, without saving. */
async function editValue(popup: View, name: string, value: string): Promise<void> {
  await popup.click(`[data-cookie-name="${name}"]`);
  await clickButton(popup, say('edit'));
  await popup.fill('[name="value"]', value);
}

describe('without host access', () => {
  test('the popup says why there is no list and shows nothing of a cookie', async () => {
    await visit('locked.localhost');
    const popup = await openCrumb(crumb, tab);
    const text = await said(popup);
    expect(text).toContain(say('noPermission', { site: 'locked.localhost' }));
    expect(text).toContain(say('noPermission_schemes'));
    expect(text).toContain(say('noPermission_parent', { site: 'locked.localhost' }));
    expect(text).toContain('*://*.locked.localhost/*');
    expect(await rowNames(popup)).toEqual([]);
    expect(await popup.evaluate(() => document.documentElement.outerHTML)).not.toContain(SECRET);
    expect(await crumb.jar({ domain: 'locked.localhost' })).toHaveLength(2);
    await popup.close();
  });

  test('on a subdomain the parent domain is named and requested', async () => {
    await visit('www.child.localhost');
    const popup = await openCrumb(crumb, tab);
    const text = await said(popup);
    expect(text).toContain(say('noPermission', { site: 'child.localhost' }));
    expect(text).toContain('*://*.child.localhost/*');
    await popup.close();
  });

  test('permission requests ask for both schemes', async () => {
    await visit('www.asked.localhost');
    await crumb.approve(['*://*.asked.localhost/*']);
    const popup = await openCrumb(crumb, tab);
    await noteRequests(popup, 'answered');
    await clickButton(popup, say('allowSite', { site: 'asked.localhost' }));
    await waitForRows(popup, BOTH);
    expect(await asked(popup)).toBe(request('*://*.asked.localhost/*'));
    expect(await popup.evaluate(async () => (await chrome.permissions.getAll()).origins)).toContain(
      '*://*.asked.localhost/*',
    );
    expect(await popup.isOpen()).toBe(true);
    await popup.close();
  });

  test('access given while the popup is open brings the list, and removed access the explanation', async () => {
    await visit('changing.localhost');
    const popup = await openCrumb(crumb, tab);
    await crumb.grant(['*://*.changing.localhost/*']);
    await waitForRows(popup, BOTH);
    expect(await said(popup)).not.toContain(sayPart('noPermission'));
    await crumb.revoke(['*://*.changing.localhost/*']);
    await waitForText(popup, say('noPermission', { site: 'changing.localhost' }));
    expect(await rowNames(popup)).toEqual([]);
    expect(await popup.evaluate(() => document.documentElement.outerHTML)).not.toContain(SECRET);
    await popup.close();
  });

  test('one click allows every site', async () => {
    await visit('every.localhost');
    await crumb.approve(['*://*/*']);
    const popup = await openCrumb(crumb, tab);
    await noteRequests(popup, 'answered');
    await clickButton(popup, say('allowAll'));
    await waitForRows(popup, BOTH);
    expect(await asked(popup)).toBe(request('*://*/*'));
    await popup.close();
    await visit('another.localhost');
    const elsewhere = await openCrumb(crumb, tab);
    await waitForRows(elsewhere, BOTH);
    await crumb.revoke(['*://*/*']);
    await waitForText(elsewhere, say('noPermission', { site: 'another.localhost' }));
    await elsewhere.close();
  });
});

/** The message that names the part of the site that Crumb may see: Firefox hides less than Chromium. */
const partial = (access: 'host' | 'http' | 'https' | 'hostHttp' | 'hostHttps') =>
  BROWSER === 'firefox' ? (`partial_${access}_firefox` as const) : (`partial_${access}` as const);

/** Gives access to the whole site by the button of the banner, and waits until all its rows replace the banner. */
async function allowSite(popup: View, site: string, rows: string[], banner: string): Promise<void> {
  const origin = `*://*.${site}/*`;
  const allowed = await allow(popup, say('allowSite', { site }), origin);
  await waitForRows(allowed, rows);
  await waitForTextGone(allowed, banner);
  expect(await asked(allowed)).toBe(request(origin));
  await allowed.close();
}

describe('partial host access', () => {
  const HALF = 'https://*.half.localhost/*';

  test('with https alone the list is what the browser shows, with a banner and the button for the rest', async () => {
    await visit('half.localhost');
    await crumb.grant([HALF]);
    const popup = await openCrumb(crumb, tab);
    await waitForText(popup, say(partial('https'), { site: 'half.localhost' }));
    expect(await crumb.jar({ domain: 'half.localhost' })).toHaveLength(2);
    // Firefox hides nothing from an extension that may see the host, and has a text of its own that does not say so.
    await waitForRows(popup, crumb.name === 'chromium' ? ['sure'] : BOTH);
    await allowSite(popup, 'half.localhost', BOTH, say(partial('https'), { site: 'half.localhost' }));
  });

  test.each([
    ['http://*.plain.localhost/*', 'http', ['open', 'shared'], ['open', 'shared']],
    // Firefox hides a Secure cookie from who may see http alone, and shows https all that the host gets.
    ['https://www.plain.localhost/*', 'hostHttps', ['sure'], [...BOTH, 'shared']],
    ['http://www.plain.localhost/*', 'hostHttp', ['open'], ['open', 'shared']],
  ] as const)(
    'with %s alone the popup says so, and lists what that shows',
    async (origin, seen, inChromium, inFirefox) => {
      await visit('www.plain.localhost', 'shared=1; Domain=plain.localhost');
      await crumb.grant([origin]);
      try {
        const popup = await openCrumb(crumb, tab);
        await waitForText(popup, say(partial(seen), { site: 'plain.localhost', host: 'www.plain.localhost' }));
        await waitForRows(popup, [...(crumb.name === 'chromium' ? inChromium : inFirefox)]);
        await popup.close();
      } finally {
        await crumb.revoke([origin]);
      }
    },
  );

  test('with the host alone a cookie of the parent domain is hidden, and the button shows it', async () => {
    await visit('www.parent.localhost', 'shared=1; Domain=parent.localhost');
    await crumb.grant(['*://www.parent.localhost/*']);
    const popup = await openCrumb(crumb, tab);
    await waitForText(popup, say(partial('host'), { host: 'www.parent.localhost', site: 'parent.localhost' }));
    expect(await crumb.jar({ domain: 'parent.localhost', name: 'shared' })).toHaveLength(1);
    // Firefox shows an extension every cookie that a host it may see gets.
    await waitForRows(popup, crumb.name === 'chromium' ? BOTH : [...BOTH, 'shared']);
    const banner = say(partial('host'), { host: 'www.parent.localhost', site: 'parent.localhost' });
    await allowSite(popup, 'parent.localhost', [...BOTH, 'shared'], banner);
  });

  test('an edit without access is rejected, changes nothing, and offers the access it needs', async () => {
    await visit('edited.localhost');
    await crumb.grant(['https://*.edited.localhost/*']);
    const popup = await openCrumb(crumb, tab);
    const before = await crumb.jar({ domain: 'edited.localhost' });
    await editValue(popup, 'sure', 'other');
    await clickButton(popup, say('save'));
    await waitForText(popup, say('problem_noHostPermission'));
    expect(await crumb.jar({ domain: 'edited.localhost' })).toEqual(before);
    const whole = await allow(popup, say('allowSite', { site: 'edited.localhost' }), '*://*.edited.localhost/*');
    expect(await asked(whole)).toBe(request('*://*.edited.localhost/*'));
    if (crumb.name === 'firefox') {
      await waitForTextGone(whole, say('problem_noHostPermission'));
      expect(await whole.evaluate(() => document.querySelector<HTMLInputElement>('[name="value"]')?.value)).toBe(
        'other',
      );
    } else {
      // What was typed went with the popup that Chromium closed.
      await editValue(whole, 'sure', 'other');
    }
    await clickButton(whole, say('save'));
    await expect
      .poll(async () => (await crumb.jar({ domain: 'edited.localhost', name: 'sure' }))[0]?.value)
      .toBe('other');
    await whole.close();
  });
});

describe('the browser closes the popup to ask', () => {
  test('the popup comes back by itself once access is given', async () => {
    await visit('back.localhost');
    const popup = await openCrumb(crumb, tab);
    await closeAsking(popup, say('allowSite', { site: 'back.localhost' }));
    await crumb.grant(['*://*.back.localhost/*']);
    const again = await crumb.popup();
    await waitForRows(again, BOTH);
    await again.close();
  });

  test('access that no popup requested opens none', async () => {
    await visit('quiet.localhost');
    await crumb.background(() => {
      const calls: object[] = [];
      Object.assign(globalThis, { opened: calls });
      for (const api of new Set([chrome.action, browser.action])) {
        api.openPopup = (options) => {
          calls.push(options);
          return Promise.resolve();
        };
      }
    });
    await crumb.grant(['*://*.quiet.localhost/*']);
    // The background reads what it expects when it hears of the access; these readings come after that one.
    for (let reading = 0; reading < 3; reading++) {
      expect(await expected()).not.toContain('windowId');
    }
    expect(await crumb.background(() => opened)).toEqual([]);
    const popup = await openCrumb(crumb, tab);
    await waitForRows(popup, BOTH);
    await popup.close();
  });
});
