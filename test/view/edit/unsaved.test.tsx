import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Listing } from '../../../src/contract/listing.ts';
import type { Host } from '../../../src/model/host/host.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { PAGE } from '../stage.ts';
import { editing, JAR, save, type } from './editor-stage.ts';

const value = () => screen.queryByLabelText<HTMLTextAreaElement>(say('attribute_value'))?.value;

test('a cookie in the bar of the header leaves what is typed in the popup, and the form says what to do first', async () => {
  const { container } = await editing('sid');
  type(say('attribute_value'), 'typed');
  await until(() => expect(document.querySelector('form[data-dirty]')).not.toBeNull());
  const segment = await until(() => {
    const [, second] = container.querySelectorAll<HTMLElement>('.segment[title]');
    if (!second) throw new Error('expected the bar');
    return second;
  });
  segment.click();
  await until(() => expect(document.querySelector('.editor [role="alert"]')?.textContent).toBe(say('unsavedFirst')));
  expect(value()).toBe('typed');
  expect(document.activeElement).toBe(button(say('cancel')));
  button(say('cancel')).click();
  await until(() => expect(value()).toBeUndefined());
  segment.click();
  await until(() => expect(screen.queryByRole('region', { name: say('details') })).toBeNull());
});

/** The editor of a cookie with a typed value, in a tab that can move to another page or to none. */
async function typedInTab() {
  let reply: Awaited<ReturnType<Host['page']>> = { value: PAGE };
  let listed: Partial<Listing> = {};
  const around = await editing('sid', {
    host: { page: async () => reply },
    handlers: {
      listCookies: async (scope) => ({
        value: {
          scope,
          agent: 'chrome',
          access: { status: 'granted', origins: [] },
          site: 'shop.example',
          jar: JAR,
          loaded: null,
          ...listed,
        },
      }),
    },
  });
  type(say('attribute_value'), 'typed');
  function move(next: typeof reply, listing: Partial<Listing> = {}): void {
    reply = next;
    listed = listing;
    around.host.movePage();
  }
  return { ...around, move };
}

test.each([
  ['a page without cookies', { problem: { code: 'unsupported-page', url: 'about:blank' } }, {}],
  ['a page without access', { value: PAGE }, { access: { status: 'none', origins: ['*://shop.example/*'] }, jar: [] }],
] as const)(
  '%s in the tab hides the form, and the page again shows it with what was typed',
  async (_, page, listing) => {
    const { container, move } = await typedInTab();
    move(page, listing as Partial<Listing>);
    await until(() => expect(container.querySelector('.state h2')).not.toBeNull());
    expect(value()).toBe('typed');
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    move({ value: PAGE });
    await until(() => expect(container.querySelector('.state')).toBeNull());
    expect(value()).toBe('typed');
  },
);

test('another site in the tab is no reason to say that the cookie in the form is gone, and a save is about its own site', async () => {
  const { container, move, steps } = await typedInTab();
  move({ value: { ...PAGE, url: 'https://news.example/' } }, { site: 'news.example', jar: [] });
  await until(() => expect(container.querySelector('.site')?.textContent).toBe('news.example'));
  expect(value()).toBe('typed');
  expect(document.querySelector('.conflict')).toBeNull();
  await save();
  await until(() => expect(steps).toHaveLength(1));
  expect(steps[0]?.exchanges).toEqual([{ before: [JAR[0]], after: [{ ...JAR[0], value: 'typed' }] }]);
});
