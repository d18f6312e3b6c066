import { expect, test } from 'vitest';
import { createStorage } from '../../../src/browser/storage/extension-storage.ts';
import { createStoredSettings } from '../../../src/handlers/stored-settings.ts';
import { FakeBrowser } from '../../fixtures/fake-browser.ts';
import { enter } from '../../stage.ts';

test('two surfaces that change settings at once both have their change stored', async () => {
  enter(new FakeBrowser('chrome'));
  const { changeSettings, readAllSettings } = createStoredSettings(createStorage());
  await Promise.all([changeSettings({ extent: 'site' }), changeSettings({ budget: 'node' })]);
  expect(await readAllSettings()).toEqual({ extent: 'site', budget: 'node' });
});

test('the tab of the panel is kept, and what is no name of a tab is not', async () => {
  enter(new FakeBrowser('chrome'));
  const { changeSettings, readAllSettings } = createStoredSettings(createStorage());
  await changeSettings({ panelTab: 'timeline' });
  expect((await readAllSettings()).panelTab).toBe('timeline');
  await changeSettings({ panelTab: { toString: 1 } as unknown as string });
  expect((await readAllSettings()).panelTab).toBeUndefined();
});

test('the layouts of tables and the size of the details are kept, and what is none is not', async () => {
  enter(new FakeBrowser('chrome'));
  const { changeSettings, readAllSettings } = createStoredSettings(createStorage());
  const requests = { columns: [{ name: 'url', width: 300 }], sort: { column: 'url', descending: true } };
  const detailsSize = { width: 500 };
  await changeSettings({ tables: { requests }, detailsSize });
  expect(await readAllSettings()).toMatchObject({ tables: { requests }, detailsSize });
  const wrong = { columns: 'all' } as unknown as typeof requests;
  await changeSettings({ tables: { requests, timeline: wrong }, detailsSize: { height: '1' as unknown as number } });
  const { tables, detailsSize: kept } = await readAllSettings();
  expect([tables, kept]).toEqual([{ requests }, undefined]);
});
