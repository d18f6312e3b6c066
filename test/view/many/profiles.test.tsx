import { screen, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { asOctets } from '../../../src/cookie/octets.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { clickInBar, listed, names, summary } from '../edit/steps-stage.ts';
import { openMenuDialog } from './open-menu-dialog.ts';
import { click, dialog, row, sid, snapshot } from './snapshots-stage.ts';

describe('profiles', () => {
  const [ann, bob] = [
    snapshot({ id: 'ann', name: 'Ann', isProfile: true, cookies: [sid] }),
    snapshot({ id: 'bob', name: 'Bob', isProfile: true, cookies: [{ ...sid, value: asOctets('of-bob') }] }),
  ];
  const header = () => document.querySelector('.profile-button');

  test('the header says which one is on, and a switch stores what is there, restores the other and reloads', async () => {
    let reloads = 0;
    const { grid } = await listed({
      snapshots: { stored: [ann, bob], on: 'ann' },
      handlers: {
        reloadPage: async () => {
          reloads += 1;
          return { value: null };
        },
      },
    });
    await until(() => expect(header()?.textContent).toBe('Ann'));
    await openMenuDialog('snapshots');
    (await until(() => within(dialog()).getByRole('button', { name: 'Bob' }))).click();
    await until(() => expect(header()?.textContent).toBe('Bob'));
    expect(reloads).toBe(1);
    expect(screen.queryByRole('dialog')).toBeNull();
    await until(() => expect(names(grid())).toEqual(['sid']));
    await openMenuDialog('snapshots');
    (await until(() => within(dialog()).getByRole('button', { name: 'Ann' }))).click();
    await until(() => expect(header()?.textContent).toBe('Ann'));
    await until(() => expect(names(grid()).toSorted()).toEqual(['cart', 'font', 'sid']));
  });

  test('a switch that is being made is not shown as stopped', async () => {
    let reads = 0;
    const readProfile = async () => {
      reads += 1;
      return { value: { on: null, halfway: null } };
    };
    const { bridge } = await listed({ snapshots: { stored: [ann, bob], on: 'ann' }, handlers: { readProfile } });
    await until(() => expect(reads).toBeGreaterThan(0));
    const before = reads;
    bridge.emit('historyChanged', { steps: [summary({ state: 'open' })], dropped: 0 });
    bridge.emit('historyChanged', { steps: [summary({ state: 'done' })], dropped: 0 });
    await until(() => expect(reads).toBe(before + 1));
  });

  test('undoing the step of a switch switches back', async () => {
    await listed({ snapshots: { stored: [ann, bob], on: 'ann' } });
    await openMenuDialog('snapshots');
    (await until(() => within(dialog()).getByRole('button', { name: 'Bob' }))).click();
    await until(() => expect(header()?.textContent).toBe('Bob'));
    await clickInBar(say('undo'));
    await until(() => expect(header()?.textContent).toBe('Ann'));
  });

  test.each([
    ['profileFinish', 'Bob'],
    ['profileUndo', 'Ann'],
    ['profileSettle', 'Bob'],
  ] as const)('a switch that was stopped half way is said, and %s ends it', async (key, on) => {
    let isFull = true;
    await listed({
      snapshots: { stored: [ann, bob], on: 'ann' },
      reject: ({ before }) => (isFull && before[0]?.name === 'cart' ? { code: 'timeout' } : null),
    });
    await openMenuDialog('snapshots');
    (await until(() => within(dialog()).getByRole('button', { name: 'Bob' }))).click();
    await until(() => expect(header()?.textContent).toBe(say('profileHalfwayTag')));
    await until(() => expect(dialog().textContent).toContain(say('profileHalfway', { from: 'Ann', to: 'Bob' })));
    isFull = false;
    await click(say(key));
    await until(() => expect(header()?.textContent).toBe(on));
  });

  test('a cookie that the page writes during a switch does not stop it', async () => {
    let writes = 2;
    const { steps } = await listed({
      snapshots: { stored: [ann, bob], on: 'ann' },
      reject: ({ before: [was] }) =>
        was?.name === 'cart' && writes-- > 0 ? { code: 'changed', was, now: { ...was, value: asOctets('new') } } : null,
    });
    await openMenuDialog('snapshots');
    (await until(() => within(dialog()).getByRole('button', { name: 'Bob' }))).click();
    await until(() => expect(header()?.textContent).toBe('Bob'));
    await until(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(steps).toHaveLength(1);
  });

  test('a site without profiles shows none', async () => {
    await listed({ snapshots: { stored: [snapshot()] } });
    const part = await openMenuDialog('snapshots');
    await row('before login');
    expect(part.textContent).not.toContain(say('profilesTitle'));
    expect(header()).toBeNull();
  });
});
