import { describe, expect, test } from 'vitest';
import { createStorage } from '../../../src/browser/storage/extension-storage.ts';
import { readSettings } from '../../../src/handlers/settings.ts';
import { createStoredSettings } from '../../../src/handlers/stored-settings.ts';
import { FakeBrowser } from '../../fixtures/fake-browser.ts';
import { enter } from '../../stage.ts';

const packed = (value: unknown, version: number): string => JSON.stringify({ version, value });

/** The settings as the popup reads them first, as the background reads them, and after a change of another setting. */
async function settingsOf(record: unknown) {
  const fake = new FakeBrowser('chrome');
  enter(fake);
  fake.local.set('settings', record);
  const { readAllSettings, changeSettings } = createStoredSettings(createStorage());
  const read = [await readSettings(), await readAllSettings()];
  await changeSettings({ extent: 'loaded' });
  return { changeSettings, read, changed: [await readSettings(), await readAllSettings()] };
}

describe('the limit in settings that an earlier Crumb stored', () => {
  test.each([
    ['is no choice if it is nginx, which was the first one', packed({ extent: 'site', budget: 'nginx' }, 1), 'auto'],
    ['is no choice if it is nginx without a version', { extent: 'site', budget: 'nginx' }, 'auto'],
    ['is a choice if it is another server', packed({ extent: 'site', budget: 'node' }, 1), 'node'],
    ['is a choice if it is a number', packed({ extent: 'site', budget: 8182 }, 1), 8182],
    ['is a choice if it is a number without a version', { extent: 'site', budget: 8182 }, 8182],
    ['is a choice if it is nginx and of this version', packed({ extent: 'site', budget: 'nginx' }, 3), 'nginx'],
  ])('%s', async (_, record, budget) => {
    const { read, changed } = await settingsOf(record);
    for (const settings of read) expect(settings).toEqual({ extent: 'site', budget });
    for (const settings of changed) expect(settings).toEqual({ extent: 'loaded', budget });
  });

  test('a stored layout of the table of cookies outlives the new version', async () => {
    const table = { columns: [{ name: 'name', width: 100 }], sort: null };
    const { read, changed } = await settingsOf(packed({ extent: 'site', budget: 'nginx', table }, 1));
    const tables = { cookies: table };
    expect(read[1]).toEqual({ extent: 'site', budget: 'auto', tables });
    expect(changed[1]).toEqual({ extent: 'loaded', budget: 'auto', tables });
  });

  test('nginx chosen now stays chosen', async () => {
    const { changeSettings } = await settingsOf(packed({ extent: 'site', budget: 'nginx' }, 1));
    await changeSettings({ budget: 'nginx' });
    expect(await readSettings()).toEqual({ extent: 'loaded', budget: 'nginx' });
  });
});
