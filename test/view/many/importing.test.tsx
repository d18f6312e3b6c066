import { screen, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/contract/problem.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { bar, clickInBar, JAR, listed, names } from '../edit/steps-stage.ts';
import { openMenuDialog } from './open-menu-dialog.ts';

const FULL: Problem = { code: 'would-evict', count: 181, limit: 180 };
const file = (...cookies: object[]): string =>
  JSON.stringify(cookies.map((one) => ({ domain: 'shop.example', hostOnly: true, path: '/', session: true, ...one })));

/** Opens the dialog and pastes a text into it. */
async function paste(text: string): Promise<HTMLElement> {
  const dialog = await openMenuDialog('import');
  const field = await until(() => within(dialog).getByRole<HTMLTextAreaElement>('textbox'));
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return dialog;
}

/** Chooses a file as a browser does: it reports no change if the field has a file of that name already. */
function fileField(dialog: HTMLElement): (file: File) => void {
  const field = dialog.querySelector<HTMLInputElement>('[type="file"]');
  if (!field) throw new Error('expected the field for a file');
  let chosen: File | null = null;
  Object.defineProperties(field, {
    files: { get: () => (chosen ? [chosen] : []) },
    value: {
      get: () => chosen?.name ?? '',
      set: () => {
        chosen = null;
      },
    },
  });
  return (next) => {
    field.click();
    if (chosen?.name === next.name) return;
    chosen = next;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
}
const effects = (dialog: HTMLElement) =>
  [...dialog.querySelectorAll<HTMLElement>('[data-change-name]')].map(({ dataset }) => [
    dataset.changeName,
    dataset.effect,
  ]);
const importButton = (dialog: HTMLElement, count: number) => button(say('importChosen', { count }), dialog);

describe('importing cookies', () => {
  test('a text of more than 100,000 characters is read and leaves the field, a shorter one stays', async () => {
    await listed();
    const [short, long] = ['x', 'x'.repeat(100_000)].map((value) => file({ name: 'new', value }));
    const dialog = await paste(short ?? '');
    const field = within(dialog).getByRole<HTMLTextAreaElement>('textbox');
    expect(field.value).toBe(short);
    field.value = `${long}`;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    expect(field.value).toBe('');
    await until(() => expect(effects(dialog)).toEqual([['new', 'new']]));
  });

  test('each cookie of a pasted text is listed with what storing it does, and nothing is stored yet', async () => {
    const { steps } = await listed({ reject: ({ after: [one] }) => (one?.name === 'full' ? FULL : null) });
    const dialog = await paste(
      file(
        { name: 'new', value: '1' },
        { name: 'sid', value: 'other' },
        { name: 'full', value: '' },
        { name: 'font', value: JAR[2]?.value },
      ),
    );
    await until(() =>
      expect(effects(dialog)).toEqual([
        ['new', 'new'],
        ['sid', 'changed'],
        ['full', 'rejected'],
        ['font', 'same'],
      ]),
    );
    expect(dialog.textContent).toContain(say('problem_wouldEvict', { total: 181, limit: 180 }));
    expect(dialog.textContent).toContain(say('attribute_value'));
    expect(steps).toEqual([]);
  });

  test('the chosen cookies are stored in one step, which one click undoes', async () => {
    const { steps, grid } = await listed();
    const dialog = await paste(file({ name: 'new', value: '1' }, { name: 'sid', value: 'other' }));
    (await until(() => importButton(dialog, 2))).click();
    expect((await bar()).textContent).toContain(say('step_import', { count: 2, site: 'shop.example' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(steps).toMatchObject([
      {
        kind: 'import',
        exchanges: [
          { before: [], after: [{ name: 'new' }] },
          { before: [{ name: 'sid', value: JAR[0]?.value }], after: [{ name: 'sid', value: 'other' }] },
        ],
      },
    ]);
    await until(() => expect(names(grid())).toContain('new'));
    await clickInBar(say('undo'));
    await until(() => expect(names(grid())).not.toContain('new'));
  });

  test('a cookie is left out by its box, and all of one kind by one box', async () => {
    await listed();
    const dialog = await paste(
      file({ name: 'a', value: '1' }, { name: 'b', value: '2' }, { name: 'sid', value: 'other' }),
    );
    await until(() => importButton(dialog, 3));
    within(dialog)
      .getByRole('checkbox', { name: say('effectCount_new', { count: 2 }) })
      .click();
    await until(() => importButton(dialog, 1));
    dialog.querySelector<HTMLElement>('[data-change-name="b"] input')?.click();
    await until(() => importButton(dialog, 2));
  });

  test('a text that is cut off says where, and nothing can be imported', async () => {
    const { steps } = await listed();
    const dialog = await paste('[{"name": "a", "domain": "shop.example"\n, "value": ');
    await until(() => expect(dialog.textContent).toContain(say('importPlaceOf', { line: 2, column: 12 })));
    expect(importButton(dialog, 0).disabled).toBe(true);
    expect(steps).toEqual([]);
  });

  test('a file that is dropped anywhere is read, and does not replace the page', async () => {
    await listed();
    const dialog = await openMenuDialog('import');
    const files = [new File([file({ name: 'dropped', value: '1' })], 'cookies.json')];
    const drop = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), { dataTransfer: { files } });
    document.body.dispatchEvent(drop);
    expect(drop.defaultPrevented).toBe(true);
    await until(() => expect(effects(dialog)).toEqual([['dropped', 'new']]));
  });

  test('the same file is read again once it was corrected, also after one that cannot be read', async () => {
    await listed({ host: { surface: 'tab' } });
    const dialog = await openMenuDialog('import');
    const choose = fileField(dialog);
    const named = (text: string) => new File([text], 'cookies.json');
    choose(named('[{"name": "a"'));
    await until(() => expect(dialog.textContent).toContain(say('importProblems', { count: 1 })));
    const gone = named('');
    gone.slice = () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')) }) as never;
    choose(gone);
    await until(() => expect(dialog.textContent).toContain(say('importUnreadable')));
    choose(named(file({ name: 'corrected', value: '1' })));
    await until(() => expect(effects(dialog)).toEqual([['corrected', 'new']]));
    expect(dialog.textContent).not.toContain(say('importUnreadable'));
  });

  test('partitions that are not described are one warning, whatever their sites', async () => {
    await listed();
    const inPartition = (name: string) => ({ name, value: '1', secure: true, partitionKey: `https://${name}.example` });
    const dialog = await paste(file(inPartition('a'), inPartition('b')));
    await until(() => expect(effects(dialog)).toHaveLength(2));
    expect(dialog.textContent.split(say('formatWarning_partitionUnclear'))).toHaveLength(2);
  });

  test('cookies without access offer to allow it, and are not counted as new', async () => {
    await listed({ reject: () => ({ code: 'no-host-permission', origins: ['*://*.other.example/*'] }) });
    const dialog = await paste(file({ name: 'a', value: '1', domain: 'other.example' }));
    await until(() => button(say('allowSite', { site: 'other.example' }), dialog));
    expect(effects(dialog)).toEqual([['a', 'rejected']]);
  });

  test('a text with more than one of the same cookie is told, and stores the last', async () => {
    const { steps } = await listed();
    const dialog = await paste(file({ name: 'a', value: '1' }, { name: 'a', value: '2' }));
    (await until(() => importButton(dialog, 1))).click();
    await bar();
    expect(steps[0]?.exchanges.flatMap(({ after }) => after)).toMatchObject([cookie('a', { value: '2' })]);
  });

  test('cookies of several stores with one identity become no single cookie without a word', async () => {
    await listed();
    const other = { name: 'new', value: 'of a container', storeId: 'firefox-container-2' };
    const dialog = await paste(file({ name: 'new', value: '1', storeId: 'firefox-default' }, other));
    await until(() =>
      expect(effects(dialog)).toEqual([
        ['new', 'new'],
        ['new', 'rejected'],
      ]),
    );
    // Without the first one the second can be stored.
    const [first] = dialog.querySelectorAll<HTMLInputElement>('[data-change-name="new"] input');
    first?.click();
    await until(() =>
      expect(effects(dialog)).toEqual([
        ['new', 'new'],
        ['new', 'new'],
      ]),
    );
  });
});
