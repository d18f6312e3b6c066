import { describe, expect, test } from 'vitest';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import { asOctets } from '../../../src/cookie/octets.ts';
import { readCookies, writeCookies } from '../../../src/formats/formats.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say, sayPattern } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { bar, clickInBar, listed, names } from '../edit/steps-stage.ts';
import { openMenuDialog } from './open-menu-dialog.ts';
import {
  cart,
  check,
  click,
  compared,
  dialog,
  effects,
  fill,
  font,
  row,
  SITE,
  sid,
  snapshot,
} from './snapshots-stage.ts';
// The view imports this lazily.
import '../../../src/view/decode/difference-by-key.tsx';

describe('saving a snapshot', () => {
  test('stores the cookies of the site under a name, and lists it with date, count and bytes', async () => {
    await listed();
    const part = await openMenuDialog('snapshots');
    expect(part.textContent).toContain(say('snapshotsOnDisk'));
    expect(button(say('snapshotSave'), part).disabled).toBe(true);
    fill(part, 'snapshot-name', 'mine');
    await click(say('snapshotSave'));
    const saved = await row('mine');
    expect(saved.textContent).toMatch(sayPattern('snapshotFacts', { site: SITE, count: 3 }));
  });

  test('with a passphrase needs it twice, and it is asked for before the snapshot is read', async () => {
    const { steps } = await listed();
    const part = await openMenuDialog('snapshots');
    fill(part, 'snapshot-name', 'secret');
    check(part, 'encrypt');
    await until(() => expect(part.textContent).toContain(say('snapshotPassphrase_lost')));
    fill(part, 'passphrase', 'open sesame');
    fill(part, 'passphrase-again', 'open');
    await until(() => expect(part.textContent).toContain(say('snapshotRepeat_wrong')));
    expect(button(say('snapshotSave'), part).disabled).toBe(true);
    fill(part, 'passphrase-again', 'open sesame');
    await until(() => expect(button(say('snapshotSave'), part).disabled).toBe(false));
    await click(say('snapshotSave'));
    const saved = await row('secret');
    expect(saved.textContent).toContain(say('snapshotEncrypted'));
    await click(say('snapshotRestore'), saved);
    await until(() => expect(saved.querySelector('[name="passphrase-of"]')).not.toBeNull());
    fill(saved, 'passphrase-of', 'wrong');
    await click(say('snapshotOpen'), saved);
    await until(() => expect(saved.textContent).toContain(say('problem_wrongPassphrase')));
    fill(saved, 'passphrase-of', 'open sesame');
    await click(say('snapshotOpen'), saved);
    await until(() => expect(effects().map(([, effect]) => effect)).toEqual(['same', 'same', 'same']));
    expect(dialog().textContent).toContain(say('restoreSame'));
    expect(steps).toEqual([]);
  });

  test('says what to do where there is no room, and keeps what was typed', async () => {
    const full = { code: 'snapshots-full', octets: 5, limit: 4, most: 50 } as const;
    await listed({ snapshots: { full } });
    const part = await openMenuDialog('snapshots');
    fill(part, 'snapshot-name', 'mine');
    await click(say('snapshotSave'));
    await until(() => expect(part.textContent).toContain(say('problem_snapshotsFull_do', { limit: 4, most: 50 })));
    expect(part.querySelector<HTMLInputElement>('[name="snapshot-name"]')?.value).toBe('mine');
  });

  test('is not offered in a private window, where a moment can still be marked', async () => {
    const page = { tabId: 1, windowId: 1, url: 'https://shop.example/', storeId: '1', incognito: true };
    await listed({ page: { value: page } });
    const part = await openMenuDialog('snapshots');
    expect(part.textContent).toContain(say('snapshotsPrivate'));
    expect(part.querySelector('[name="snapshot-name"]')).toBeNull();
    expect(button(say('markNow'), part).disabled).toBe(false);
  });
});

describe('restoring a snapshot', () => {
  test('exactly shows each cookie before and after, changes exactly that, and one click undoes it', async () => {
    const { steps, grid } = await listed({ snapshots: { stored: [snapshot()] } });
    await openMenuDialog('snapshots');
    await click(say('snapshotRestore'), await row('before login'));
    await until(() =>
      expect(effects()).toEqual([
        ['cart', 'removed'],
        ['sid', 'changed'],
        ['font', 'same'],
        ['gone', 'new'],
      ]),
    );
    expect(steps).toEqual([]);
    await click(say('restoreChosen', { count: 3 }));
    expect((await bar()).textContent).toContain(say('step_snapshot', { count: 3, site: SITE }));
    expect(steps).toMatchObject([
      {
        kind: 'snapshot',
        exchanges: [
          { before: [{ name: 'cart' }], after: [] },
          { before: [{ name: 'sid', value: sid.value }], after: [{ name: 'sid', value: 'old' }] },
          { before: [], after: [{ name: 'gone' }] },
        ],
      },
    ]);
    await until(() => expect(names(grid())).not.toContain('cart'));
    await clickInBar(say('undo'));
    await until(() => expect(names(grid())).toContain('cart'));
    expect(names(grid())).not.toContain('gone');
  });

  test('beside what is there removes nothing, and a cookie that is left out stays out', async () => {
    const { steps } = await listed({ snapshots: { stored: [snapshot()] } });
    await openMenuDialog('snapshots');
    await click(say('snapshotRestore'), await row('before login'));
    await until(() => expect(effects()).toHaveLength(4));
    document.querySelector<HTMLElement>('[data-change-name="gone"] input')?.click();
    fill(dialog(), 'way', 'merge');
    await until(() => expect(effects()).toHaveLength(3));
    await click(say('restoreChosen', { count: 1 }));
    await bar();
    expect(steps[0]?.exchanges).toMatchObject([{ after: [{ name: 'sid', value: 'old' }] }]);
  });

  test('of all sites removes nothing unless it is asked for, and then says what that means', async () => {
    await listed({ snapshots: { stored: [snapshot({ site: null })] } });
    await openMenuDialog('snapshots');
    await click(say('snapshotRestore'), await row('before login'));
    await until(() => expect(effects()).toHaveLength(3));
    expect(dialog().textContent).not.toContain(say('restoreEverything'));
    fill(dialog(), 'way', 'exact');
    await until(() => expect(effects()).toContainEqual(['cart', 'removed']));
    expect(dialog().textContent).toContain(say('restoreEverything'));
  });

  test('puts the cookies into the store of the page, and says so where they were in another', async () => {
    const stored = [
      snapshot({ storeId: 'firefox-container-2', cookies: [{ ...font, storeId: 'firefox-container-2' }] }),
    ];
    await listed({ snapshots: { stored } });
    await openMenuDialog('snapshots');
    await click(say('snapshotRestore'), await row('before login'));
    await until(() => expect(effects()).toContainEqual(['font', 'same']));
    expect(dialog().textContent).toContain(say('restoreOtherStore', { store: say('storeContainer', { number: '2' }) }));
  });
});

describe('comparing', () => {
  test('a snapshot with now lists what was added, removed and changed, by characters', async () => {
    await listed({ snapshots: { stored: [snapshot()] } });
    await openMenuDialog('snapshots');
    await click(say('snapshotCompare'), await row('before login'));
    await until(() => expect(compared('added')).toEqual(['cart']));
    expect(compared('removed')).toEqual(['gone']);
    expect(compared('changed')).toEqual(['sid']);
    const changed = document.querySelector('[data-compared-name="sid"]');
    expect(changed?.querySelector('del')?.textContent).toBe('old');
    expect(changed?.querySelector('ins')?.textContent).toBe(sid.value);
    expect(dialog().textContent).toContain(say('comparisonSame', { count: 1 }));
  });

  test('goes between any two snapshots of the same cookies, and back to the list', async () => {
    const other = snapshot({ id: 'two', name: 'after', cookies: [font] });
    await listed({ snapshots: { stored: [snapshot(), other, snapshot({ id: 'all', name: 'all', site: null })] } });
    await openMenuDialog('snapshots');
    await click(say('snapshotCompare'), await row('before login'));
    await until(() => expect(compared('removed')).toEqual(['gone']));
    expect([...(dialog().querySelector('select')?.options ?? [])].map(({ value }) => value)).toEqual([
      'one',
      'two',
      'now',
    ]);
    fill(dialog(), 'now', 'two');
    await until(() => expect(compared('removed')).toEqual(['sid', 'gone']));
    expect(compared('added')).toEqual([]);
    await click(say('snapshotsBack'));
    await row('before login');
  });

  test('a changed value with keys says which of them changed', async () => {
    const stored = snapshot({ cookies: [cookie('state', { value: '{"a":{"b":1}}' })] });
    await listed({ snapshots: { stored: [stored] } }, [cookie('state', { value: '{"a":{"b":2}}' })]);
    await openMenuDialog('snapshots');
    await click(say('snapshotCompare'), await row('before login'));
    await until(() => expect(dialog().querySelector('.difference-by-key')?.textContent).toBe('a.b 1 → 2'));
  });

  test('a marked moment with now says which cookies came, went and changed', async () => {
    const { tell } = await listed();
    await openMenuDialog('snapshots');
    await click(say('markNow'));
    await until(() => button(say('markCompare'), dialog()));
    tell(
      { cookie: cookie('token', { value: 'signed-in' }), removed: false, cause: 'explicit' },
      { cookie: font, removed: true, cause: 'explicit' },
      { cookie: { ...cart, value: asOctets('other') }, removed: false, cause: 'overwrite' },
    );
    await click(say('markCompare'));
    await until(() => expect(compared('added')).toEqual(['token']));
    expect(compared('removed')).toEqual(['font']);
    expect(compared('changed')).toEqual(['cart']);
  });
});

describe('the list of snapshots', () => {
  test('renames, and deletes after a question', async () => {
    await listed({ snapshots: { stored: [snapshot()] } });
    await openMenuDialog('snapshots');
    await click(say('snapshotRename'), await row('before login'));
    await until(() => fill(dialog(), 'new-name', 'renamed'));
    await until(() => expect(dialog().querySelector<HTMLInputElement>('[name="new-name"]')?.value).toBe('renamed'));
    dialog().querySelector<HTMLFormElement>('form:has([name="new-name"])')?.requestSubmit();
    const renamed = await row('renamed');
    await click(say('snapshotDelete'), renamed);
    await click(say('cancel'), renamed);
    await click(say('snapshotDelete'), renamed);
    await click(say('snapshotDeleteAsk'), renamed);
    await until(() => expect(dialog().textContent).toContain(say('snapshotsNone')));
  });

  test('says how many records could not be read, and deletes them', async () => {
    await listed({ snapshots: { unreadable: 2 } });
    const part = await openMenuDialog('snapshots');
    await until(() => expect(part.textContent).toContain(say('snapshotsUnreadable', { count: 2 })));
    await click(say('snapshotsUnreadable_delete'));
    await until(() => expect(part.textContent).not.toContain(say('snapshotsUnreadable_delete')));
  });

  test('exports a snapshot as a file that it imports again, and no cookie changes', async () => {
    const saved: [name: string, text: string][] = [];
    const { steps } = await listed({
      snapshots: { stored: [snapshot()] },
      host: {
        surface: 'panel',
        files: async () => ({
          read: async (...text) => readCookies(...text),
          write: async (...cookies) => writeCookies(...cookies),
          save: (name, text) => void saved.push([name, text]),
        }),
      },
    });
    await openMenuDialog('snapshots');
    await click(say('snapshotExport'), await row('before login'));
    await until(() => expect(saved).toHaveLength(1));
    const [name, text] = saved[0] ?? ['', ''];
    expect(name).toBe('shop.example-cookies.crumb.json');
    await click(say('snapshotImport'));
    await until(() => fill(dialog(), 'import', text));
    fill(dialog(), 'snapshot-name', 'again');
    await until(() => expect(button(say('snapshotSave'), dialog()).disabled).toBe(false));
    await click(say('snapshotSave'));
    await click(say('snapshotCompare'), await row('again'));
    fill(dialog(), 'now', 'one');
    await until(() => expect(dialog().textContent).toContain(say('comparisonSame', { count: 3 })));
    expect(steps).toEqual([]);
  });

  test('of cookies that only their stores tell apart, a snapshot keeps the one of this tab’s store and says which it leaves out', async () => {
    await listed({
      host: {
        surface: 'panel',
        files: async () => ({
          read: async (...text) => readCookies(...text),
          write: async (...cookies) => writeCookies(...cookies),
          save: () => undefined,
        }),
      },
    });
    await openMenuDialog('snapshots');
    await click(say('snapshotImport'));
    const [before, only, after] = [sid, cart, font].map((one) => ({
      ...one,
      storeId: '1',
      value: asOctets('elsewhere'),
    }));
    const { text } = writeCookies([before, sid, { ...only, value: cart.value }, font, after] as Cookie[], 'crumb', {});
    await until(() => fill(dialog(), 'import', text));
    const notice = await until(() => {
      const found = [...dialog().querySelectorAll('.notice')].find((one) =>
        one.textContent.includes(say('snapshotImportMerged')),
      );
      if (!found) throw new Error('expected the notice');
      return found;
    });
    expect([...notice.querySelectorAll('bdi')].map(({ textContent }) => textContent)).toEqual(['sid', 'font']);
    fill(dialog(), 'snapshot-name', 'again');
    await click(say('snapshotSave'));
    await click(say('snapshotCompare'), await row('again'));
    await until(() => expect(dialog().textContent).toContain(say('comparisonSame', { count: 3 })));
  });
});
