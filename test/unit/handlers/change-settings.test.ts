import { expect, test, vi } from 'vitest';
import { changeSettings, readAllSettings } from '../../../src/handlers/change-settings.ts';

const disk = vi.hoisted(() => ({ settings: {} as object }));
vi.mock('../../../src/browser/storage/stored-value.ts', () => ({
  valueOnDisk: () => ({
    read: async () => structuredClone(disk.settings),
    write: async (value: object) => {
      await new Promise((resolve) => setTimeout(resolve));
      disk.settings = structuredClone(value);
    },
  }),
}));

vi.mock('../../../src/browser/storage/read-on-disk.ts', () => ({ readOnDisk: async () => null }));

test('two surfaces that change settings at once both have their change stored', async () => {
  await Promise.all([changeSettings({ extent: 'site' }), changeSettings({ budget: 'node' })]);
  expect(await readAllSettings()).toEqual({ extent: 'site', budget: 'node' });
});
