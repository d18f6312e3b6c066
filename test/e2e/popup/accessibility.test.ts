import axeCore from 'axe-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { labelled, say } from '../../fixtures/say.ts';
import type { View } from '../driver/surface.ts';
import { openAdd } from '../pages/editor-page.ts';
import { openHistory, waitForDone } from '../pages/history-page.ts';
import { clickButton, openCrumb, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** The part of axe-core, loaded into a page, that these tests use. */
declare const axe: {
  run(options: object): Promise<{
    passes: unknown[];
    violations: { id: string; impact: string; nodes: { html: string }[] }[];
  }>;
  setup(): void;
  teardown(): void;
  commons: {
    aria: { getRole(element: Element): string | null };
    text: { accessibleText(element: Element): string };
  };
};

/** The elements that had the focus, which the test of Tab records in the page. */
declare const stops: Element[];

/**
 * axe-core is loaded as a function, because the driver runs functions and the page's own security policy forbids
 * `eval`.
 */
const installAxe = new Function(axeCore.source) as () => void;

const HOST = 'shop.localhost';
/** The most elements that the popup has, however many cookies there are. */
const MOST_NODES = 1_500;
/** The elements after the list: the budget, the warnings, undo and redo. */
const LATE_PARTS = [`select${labelled('budget')}`, '.warnings button', '.step-buttons button'];

const { crumb, demo, tab } = await stage({ host: HOST, path: '/blank' });
demo.serve('127.0.0.1', '/blank', { body: '<title>Blank</title>' });

beforeEach(async () => {
  await crumb.clearJar();
  await tab.goto(demo.url(HOST, '/blank'));
});

/** Cookies of all kinds, so that marks, flags, chips and warnings are there. */
async function fill(count: number): Promise<void> {
  const soon = Date.now() + 3_600_000;
  await crumb.setJar(
    Array.from({ length: count }, (_, index) => ({
      name: index === 0 ? 'session' : `name-${index}`,
      value: index % 5 === 1 ? 'x'.repeat(3_600) : `value-${index}`,
      domain: HOST,
      hostOnly: index % 2 === 0,
      expires: index % 3 === 0 ? null : soon + (index % 2) * 20 * 86_400_000,
      httpOnly: index % 3 === 1,
      secure: index % 4 === 1,
      sameSite: (['unset', 'lax', 'strict'] as const)[index % 3] ?? 'unset',
    })),
  );
}

/** The popup with this many cookies, complete, because a check would miss elements that come later. */
async function openFilled(count: number): Promise<View> {
  await fill(count);
  const popup = await openCrumb(crumb, tab);
  await popup.waitFor((rows) => document.querySelector(`[aria-rowcount="${rows}"]`), count + 1);
  await popup.waitFor((parts) => parts.every((part) => document.querySelector(part)), LATE_PARTS);
  return popup;
}

async function openDetails(popup: View): Promise<void> {
  await popup.click('[data-cookie-name="session"]');
  await popup.waitFor((selector) => document.querySelector(selector), labelled('details'));
}

const STATES: [name: string, open: () => Promise<View>][] = [
  ['the list', () => openFilled(12)],
  [
    'the details',
    async () => {
      const popup = await openFilled(12);
      await openDetails(popup);
      return popup;
    },
  ],
  [
    'the editor',
    async () => {
      const popup = await openFilled(12);
      await openDetails(popup);
      await clickButton(popup, say('edit'));
      await popup.waitFor((selector) => document.querySelector(selector), labelled('editCookie'));
      return popup;
    },
  ],
  [
    'the editor of a new cookie with what is wrong in it',
    async () => {
      const popup = await openFilled(12);
      await openAdd(popup);
      await popup.fill('form [name="name"]', 'a=b');
      await popup.fill('form [name="typedExpiry"]', 'soon');
      await clickButton(popup, say('save'));
      await popup.waitFor(() => document.querySelectorAll('[aria-invalid="true"]').length > 1);
      return popup;
    },
  ],
  [
    'a conflict in the editor',
    async () => {
      const popup = await openFilled(12);
      await openDetails(popup);
      await clickButton(popup, say('edit'));
      await popup.fill('form [name="value"]', 'mine');
      await crumb.setJar([{ name: 'session', value: 'theirs', domain: HOST, httpOnly: true }]);
      await waitForText(popup, say('conflict'));
      return popup;
    },
  ],
  [
    'the bar after a delete, and the history',
    async () => {
      const popup = await openFilled(12);
      await openDetails(popup);
      await clickButton(popup, say('delete'));
      await waitForDone(popup, say('step_delete', { count: 1, name: 'session' }));
      await openHistory(popup);
      await waitForText(popup, say('clearHistory'));
      return popup;
    },
  ],
  [
    'the question before several are deleted',
    async () => {
      const popup = await openFilled(12);
      await clickButton(popup, say('deleteShown', { number: 12 }));
      await popup.waitFor(() => document.querySelector('dialog[open]'));
      return popup;
    },
  ],
  [
    'the empty list',
    async () => {
      const popup = await openCrumb(crumb, tab);
      await waitForText(popup, say('emptyPage'));
      return popup;
    },
  ],
  [
    'the explanation without access',
    async () => {
      await tab.goto(demo.url('127.0.0.1', '/blank'));
      const popup = await openCrumb(crumb, tab);
      await waitForText(popup, say('noPermission', { site: '127.0.0.1' }));
      return popup;
    },
  ],
];

describe.each(['light', 'dark'])('%s', (theme) => {
  beforeAll(() => crumb.setDarkMode(theme === 'dark'));

  test.each(STATES)('%s has no serious or critical violation of axe-core’s rules', async (_, open) => {
    const popup = await open();
    await popup.waitFor((dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark, theme === 'dark');
    await popup.evaluate(installAxe);
    const { passes, violations } = await popup.evaluate(async () => {
      const result = await axe.run({ resultTypes: ['violations'] });
      const found = result.violations.map(({ id, impact, nodes }) => ({ id, impact, where: nodes.map((n) => n.html) }));
      return { passes: result.passes.length, violations: found };
    });
    expect(passes).toBeGreaterThan(10);
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    await popup.close();
  });
});

describe('the interface that tools rely on', () => {
  test('the interface has the promised roles and names', async () => {
    const popup = await openFilled(12);
    await popup.evaluate(installAxe);
    const named = await popup.evaluate(() => {
      axe.setup();
      const all = [...document.querySelectorAll('body *')].map((element) => {
        const role = axe.commons.aria.getRole(element);
        return role ? `${role} "${axe.commons.text.accessibleText(element)}"` : '';
      });
      axe.teardown();
      return all;
    });
    for (const each of [
      `grid "${say('cookies')}"`,
      `searchbox "${say('search')}"`,
      `button "${say('addCookie')}"`,
      `region "${say('payload')}"`,
    ])
      expect(named.filter((other) => other === each)).toHaveLength(1);
    const facts = await popup.evaluate((payload) => {
      const grid = document.querySelector('[role="grid"]');
      const region = document.querySelector<HTMLElement>(payload);
      const rows = [...document.querySelectorAll<HTMLElement>('[role="row"]')].filter((row) => row.role === 'row');
      return {
        rowCount: grid?.ariaRowCount,
        headRows: rows.filter((row) => row.dataset.cookieName === undefined).length,
        octets: region?.dataset.octets,
        count: region?.dataset.count,
      };
    }, labelled('payload'));
    const jar = await crumb.jar({ domain: HOST });
    const octets = jar
      .map(({ name, value }) => name.length + 1 + value.length)
      .reduce((sum, each) => sum + each + 2, -2);
    expect(facts).toEqual({ rowCount: '13', headRows: 1, octets: String(octets), count: '12' });
    await popup.close();
  });

  test.each([
    [12, 'page'],
    [170, 'page'],
    [170, 'site'],
  ])(`%i cookies of this %s take under ${MOST_NODES} nodes`, async (count, scope) => {
    const popup = await openFilled(count);
    await popup.fill(`select${labelled('scope')}`, scope);
    await popup.waitFor((rows) => document.querySelector(`[aria-rowcount="${rows}"]`), count + 1);
    const nodes = await popup.evaluate(() => {
      const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
      let found = 1;
      while (walker.nextNode()) found += 1;
      return found;
    });
    expect(nodes).toBeGreaterThan(100);
    expect(nodes).toBeLessThan(MOST_NODES);
    await popup.close();
  });

  test('Tab goes through the popup in the order in which it is read, into the list once, and shows where it is', async () => {
    const popup = await openFilled(12);
    const names: string[] = [];
    // The focus starts in the list, and is put there again until the person acts; this begins before everything.
    await popup.waitFor(() => {
      if (!document.activeElement?.matches('[role="row"]')) return false;
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute('tabindex');
      return true;
    });
    for (let press = 0; press < 40; press++) {
      await popup.press('Tab');
      const stop = await popup.evaluate(() => {
        const { activeElement } = document;
        const seen = (globalThis as { stops?: Element[] }).stops ?? [];
        if (!activeElement || activeElement === document.body || seen.includes(activeElement)) return null;
        Object.assign(globalThis, { stops: [...seen, activeElement] });
        const { outlineStyle, boxShadow } = getComputedStyle(activeElement);
        const name = activeElement.getAttribute('aria-label') ?? activeElement.textContent?.trim() ?? '';
        const what = activeElement.getAttribute('role') === 'row' ? 'row' : name;
        return { what, isShown: outlineStyle !== 'none' || boxShadow !== 'none' };
      });
      if (!stop) break;
      expect(stop.isShown, `focus is seen on ${stop.what}`).toBe(true);
      names.push(stop.what);
    }
    const isInOrder = await popup.evaluate(() =>
      stops.every((stop, at) => {
        const before = stops[at - 1];
        return !before || (before.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
      }),
    );
    expect(isInOrder).toBe(true);
    expect(names.filter((name) => name === 'row')).toHaveLength(1);
    const wanted = [say('scope'), say('search'), say('budget'), 'row', say('addCookie')];
    expect(names.filter((name) => wanted.includes(name))).toEqual(wanted);
    await popup.close();
  });
});
