import { type Signal, signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { FIRST_SETTINGS, type Settings } from '../../../src/contract/settings.ts';
import { rememberTab } from '../../../src/model/remember-tab.ts';

const TABS = ['cookies', 'requests', 'timeline'] as const;
type Tab = (typeof TABS)[number];

/** A panel that has just been opened, and the settings that it reads a moment later. */
function opened() {
  const tab: Signal<Tab> = signal('cookies');
  const settings = signal<Settings>(FIRST_SETTINGS);
  const change = vi.fn(async (part: Partial<Settings>) => {
    settings.value = { ...settings.peek(), ...part };
  });
  let isChosen = false;
  rememberTab(tab, TABS, { settings, change }, () => isChosen);
  const choose = (name: Tab) => {
    isChosen = true;
    tab.value = name;
  };
  const read = (panelTab?: string) => {
    settings.value = { ...FIRST_SETTINGS, ...(panelTab !== undefined && { panelTab }) };
  };
  return { tab, settings, change, read, choose };
}

test('a panel opens on the tab on which one was left', () => {
  const { tab, change, read } = opened();
  read('timeline');
  expect(tab.value).toBe('timeline');
  expect(change).not.toHaveBeenCalled();
});

test.each([undefined, '', 'unknown', 'cookies'])(
  'with %j stored it opens on its first tab, and stores nothing',
  (stored) => {
    const { tab, change, read } = opened();
    read(stored);
    expect(tab.value).toBe('cookies');
    expect(change.mock.calls).toEqual(stored === '' || stored === 'unknown' ? [[{ panelTab: 'cookies' }]] : []);
  },
);

test('each change of the tab is stored', () => {
  const { tab, change, read } = opened();
  read();
  tab.value = 'requests';
  tab.value = 'cookies';
  expect(change.mock.calls).toEqual([[{ panelTab: 'requests' }], [{ panelTab: 'cookies' }]]);
});

test('a person who was faster stays on the chosen tab', () => {
  const { tab, change, read, choose } = opened();
  choose('requests');
  read('timeline');
  expect(tab.value).toBe('requests');
  expect(change).toHaveBeenCalledExactlyOnceWith({ panelTab: 'requests' });
});

test('another panel that is left on another tab does not move this one', () => {
  const { tab, settings, read } = opened();
  read('timeline');
  settings.value = { ...settings.peek(), panelTab: 'requests' };
  expect(tab.value).toBe('timeline');
});

test('a person who was faster and chose the first tab stays on it', () => {
  const { tab, change, read, choose } = opened();
  choose('cookies');
  read('timeline');
  expect(tab.value).toBe('cookies');
  expect(change).toHaveBeenCalledExactlyOnceWith({ panelTab: 'cookies' });
});
