import { screen, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../../src/contract/page.ts';
import type { Problem } from '../../../src/contract/problem.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { bar, clickInBar, JAR, listed, names } from '../edit/steps-stage.ts';
import { openMenuDialog } from './open-menu-dialog.ts';

const FULL: Problem = { code: 'would-evict', count: 181, limit: 180 };

/** Selects these cookies and opens the dialog that edits them together. */
async function opened(selected: string[], options?: Parameters<typeof listed>[0]) {
  const stage = await listed(options);
  for (const name of selected) stage.row(name).querySelector<HTMLElement>('.mark')?.click();
  (await until(() => button(say('editSelected', { number: selected.length })))).click();
  const dialog = await screen.findByRole('dialog');
  await until(() => expect(effects(dialog)).toHaveLength(selected.length));
  return { ...stage, dialog };
}
/** The same from the copy menu, for the cookies that are shown. */
async function openedFromMenu(options: Parameters<typeof listed>[0] = {}, jar = JAR) {
  const stage = await listed(options, jar);
  const dialog = await openMenuDialog('bulk');
  await until(() => expect(effects(dialog)).toHaveLength(jar.length));
  return { ...stage, dialog };
}
const effects = (dialog: HTMLElement) =>
  [...dialog.querySelectorAll<HTMLElement>('[data-change-name]')].map(({ dataset }) => [
    dataset.changeName,
    dataset.effect,
  ]);
function set(dialog: HTMLElement, name: string, value: string): void {
  const field = dialog.querySelector<HTMLInputElement>(`[name="${name}"]`);
  if (!field) throw new Error(`expected the field ${name}`);
  field.value = value;
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
}
const editButton = (dialog: HTMLElement, count: number) => button(say('bulkChosen', { count }), dialog);

describe('editing several cookies together', () => {
  test('nothing changes at first, and each cookie is listed before and after as soon as a field is set', async () => {
    const { dialog, steps } = await opened(['sid', 'cart']);
    expect(effects(dialog)).toEqual([
      ['sid', 'same'],
      ['cart', 'same'],
    ]);
    expect(editButton(dialog, 0).disabled).toBe(true);
    set(dialog, 'secure', 'true');
    await until(() =>
      expect(effects(dialog)).toEqual([
        ['sid', 'changed'],
        ['cart', 'changed'],
      ]),
    );
    expect(dialog.textContent).toContain(`${say('attribute_secure')}: ${say('no')} → ${say('yes')}`);
    expect(steps).toEqual([]);
  });

  test('the cookies are stored in one step, which one click undoes', async () => {
    const { dialog, steps } = await opened(['sid', 'cart']);
    set(dialog, 'expiry', 'session');
    set(dialog, 'sameSite', 'strict');
    (await until(() => editButton(dialog, 2))).click();
    expect((await bar()).textContent).toContain(say('step_edit', { count: 2, site: 'shop.example' }));
    expect(steps).toMatchObject([
      {
        kind: 'edit',
        exchanges: [
          { before: [JAR[0]], after: [{ ...JAR[0], sameSite: 'strict' }] },
          { before: [JAR[1]], after: [{ ...JAR[1], sameSite: 'strict', expiryTime: null }] },
        ],
      },
    ]);
    await clickInBar(say('undo'));
    await until(() =>
      expect(document.querySelector('.done')?.textContent).toContain(
        say('step_edit_undone', { count: 2, site: 'shop.example' }),
      ),
    );
  });

  test('cookies are moved to another store, such as a container, in one step', async () => {
    const stores: Store[] = [
      { storeId: '0', kind: 'default' },
      { storeId: '1', kind: 'default' },
    ];
    const { dialog, steps } = await opened(['sid', 'cart'], {
      handlers: { listStores: async () => ({ value: stores }) },
    });
    await until(() => set(dialog, 'store', '1'));
    (await until(() => editButton(dialog, 2))).click();
    await until(() => expect(steps).toHaveLength(1));
    expect(steps[0]?.exchanges).toEqual(
      JAR.slice(0, 2).map((one) => ({ before: [one], after: [{ ...one, storeId: '1' }] })),
    );
  });

  test('a later expiry is shortened, an earlier one stays, and a session cookie gets one', async () => {
    const { dialog } = await opened(['sid', 'cart']);
    set(dialog, 'expiry', 'cap');
    await until(() => set(dialog, 'typedExpiry', '2 days'));
    await until(() =>
      expect(effects(dialog)).toEqual([
        ['sid', 'changed'],
        ['cart', 'same'],
      ]),
    );
    set(dialog, 'typedExpiry', 'nonsense');
    await until(() => expect(dialog.textContent).toContain(say('expiryTypedWrong')));
    expect(effects(dialog)).not.toContainEqual(['sid', 'changed']);
    set(dialog, 'typedExpiry', 'forever');
    await until(() => expect(dialog.textContent).toContain(say('expiryTypedNever')));
  });

  test('nothing is edited while an expiry or a site is missing or wrong, whatever else changes', async () => {
    const { dialog } = await opened(['sid', 'cart']);
    set(dialog, 'secure', 'true');
    await until(() => expect(editButton(dialog, 2).disabled).toBe(false));
    set(dialog, 'expiry', 'set');
    await until(() => expect(editButton(dialog, 2).disabled).toBe(true));
    await until(() => set(dialog, 'typedExpiry', '3 fortnights'));
    await until(() => expect(dialog.textContent).toContain(say('expiryTypedWrong')));
    await until(() => expect(editButton(dialog, 2).disabled).toBe(true));
    set(dialog, 'typedExpiry', '3 days');
    await until(() => expect(editButton(dialog, 2).disabled).toBe(false));
    set(dialog, 'partition', 'under');
    await until(() => set(dialog, 'topLevelSite', 'news.example'));
    await until(() => expect(dialog.textContent).toContain(say('partitionWrong_site')));
    await until(() => expect(editButton(dialog, 2).disabled).toBe(true));
  });

  test('a cookie that gets another path leaves the old one, unless that is to be kept', async () => {
    const { dialog, steps, grid } = await opened(['font']);
    set(dialog, 'path', '/shop');
    await until(() => expect(effects(dialog)).toEqual([['font', 'changed']]));
    set(dialog, 'keepsOriginals', '');
    dialog.querySelector<HTMLElement>('[name="keepsOriginals"]')?.click();
    await until(() => expect(effects(dialog)).toEqual([['font', 'new']]));
    dialog.querySelector<HTMLElement>('[name="keepsOriginals"]')?.click();
    await until(() => expect(effects(dialog)).toEqual([['font', 'changed']]));
    editButton(dialog, 1).click();
    await bar();
    expect(steps).toMatchObject([{ exchanges: [{ before: [JAR[2]], after: [{ ...JAR[2], path: '/shop' }] }] }]);
    await until(() => expect(names(grid())).toEqual(['sid', 'cart', 'font']));
  });

  test('a cookie that cannot be stored says why, and the others are stored without it', async () => {
    const reject: Parameters<typeof listed>[0] = {
      reject: ({ after: [one] }) => (one?.name === 'cart' && one.secure ? FULL : null),
    };
    const { dialog, steps } = await opened(['sid', 'cart'], reject);
    set(dialog, 'secure', 'true');
    await until(() => expect(dialog.textContent).toContain(say('problem_wouldEvict', { total: 181, limit: 180 })));
    editButton(dialog, 1).click();
    await bar();
    expect(steps[0]?.exchanges.map(({ before }) => before[0]?.name)).toEqual(['sid']);
    expect(within(document.body).queryByRole('dialog')).toBeNull();
  });

  test('cookies move to another domain and into a partition, each field before and after', async () => {
    const { dialog, steps } = await opened(['sid']);
    set(dialog, 'domain', '.WWW.shop.example');
    set(dialog, 'hostOnly', 'false');
    set(dialog, 'partition', 'under');
    await until(() => set(dialog, 'topLevelSite', 'https://news.example/today'));
    const site = say('partitionBelow', { site: 'https://news.example' });
    await until(() => expect(dialog.textContent).toContain(`${say('attribute_partitionKey')}: ${say('no')} → ${site}`));
    expect(dialog.textContent).toContain(`${say('attribute_domain')}: shop.example → www.shop.example`);
    expect(dialog.textContent).toContain(`${say('attribute_hostOnly')}: ${say('yes')} → ${say('no')}`);
    editButton(dialog, 1).click();
    await bar();
    const partitionKey = { topLevelSite: 'https://news.example', hasCrossSiteAncestor: true };
    expect(steps).toMatchObject([
      {
        exchanges: [
          { before: [JAR[0]], after: [{ ...JAR[0], domain: 'www.shop.example', hostOnly: false, partitionKey }] },
        ],
      },
    ]);
  });

  test('a partition that is no site is said, and nothing changes', async () => {
    const { dialog } = await opened(['sid']);
    set(dialog, 'partition', 'under');
    await until(() => set(dialog, 'topLevelSite', 'news.example'));
    await until(() => expect(dialog.textContent).toContain(say('partitionWrong_site')));
    await until(() => expect(effects(dialog)).toEqual([['sid', 'same']]));
  });

  test('a cookie that another one would replace is not moved, and says so', async () => {
    const { dialog } = await openedFromMenu({}, [cookie('a'), cookie('a', { hostOnly: false, value: 'wide' })]);
    set(dialog, 'hostOnly', 'true');
    set(dialog, 'secure', 'true');
    await until(() =>
      expect(effects(dialog).toSorted()).toEqual([
        ['a', 'changed'],
        ['a', 'rejected'],
      ]),
    );
    expect(dialog.textContent).toContain(say('problem_exists', { name: 'a' }));
    expect(editButton(dialog, 1).disabled).toBe(false);
  });
});

describe('a cookie that changes while the dialog is open', () => {
  test('keeps its new value', async () => {
    const { dialog, steps, tell, row } = await opened(['font']);
    const rotated = cookie('font', { value: 'rotated' });
    tell({ cookie: rotated, removed: false, cause: 'explicit' });
    await until(() => expect(row('font').textContent).toContain('rotated'));
    set(dialog, 'secure', 'true');
    (await until(() => editButton(dialog, 1))).click();
    await bar();
    expect(steps).toMatchObject([{ exchanges: [{ before: [rotated], after: [{ ...rotated, secure: true }] }] }]);
  });

  test('and is deleted says so, and is not stored again', async () => {
    const { dialog, tell } = await opened(['font']);
    tell({ cookie: cookie('font'), removed: true, cause: 'explicit' });
    set(dialog, 'secure', 'true');
    await until(() => expect(effects(dialog)).toEqual([['font', 'rejected']]));
    expect(dialog.textContent).toContain(say('problem_gone'));
  });
});

describe('the cookies of a bulk edit', () => {
  test('are the shown ones where none is selected, and one step copies them all', async () => {
    const { dialog, steps } = await openedFromMenu();
    expect(effects(dialog)).toHaveLength(JAR.length);
    set(dialog, 'domain', 'copy.shop.example');
    (await until(() => within(dialog).getByLabelText(say('bulkCopies')))).click();
    await until(() => expect(effects(dialog).map(([, effect]) => effect)).toEqual(['new', 'new', 'new']));
    (await until(() => editButton(dialog, JAR.length))).click();
    await bar();
    expect(steps).toMatchObject([
      { exchanges: JAR.map((one) => ({ before: [], after: [{ ...one, domain: 'copy.shop.example' }] })) },
    ]);
  });

  test('are all of the site, or everything that Crumb may read, where a person chooses so', async () => {
    const all = [...JAR, cookie('elsewhere', { domain: 'other.example' })];
    const { dialog } = await opened(['sid'], { handlers: { readAllCookies: async () => ({ value: all }) } });
    set(dialog, 'cookies', 'all');
    await until(() => expect(effects(dialog)).toHaveLength(JAR.length));
    set(dialog, 'cookies', 'everything');
    await until(() => expect(effects(dialog).at(-1)?.[0]).toBe('elsewhere'));
    set(dialog, 'cookies', 'selected');
    await until(() => expect(effects(dialog)).toEqual([['sid', 'same']]));
  });

  test('that cannot be read have a problem', async () => {
    const problem = { code: 'first-party-isolation' } as const;
    const { dialog } = await opened(['sid'], { handlers: { readAllCookies: async () => ({ problem }) } });
    set(dialog, 'cookies', 'everything');
    await until(() => expect(dialog.textContent).toContain(say('problem_firstPartyIsolation')));
    expect(effects(dialog)).toEqual([]);
  });
});
