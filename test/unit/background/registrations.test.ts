import { expect, test, vi } from 'vitest';
import { register, registrations } from '../../../src/background/registrations.ts';

const storage = vi.hoisted(() => ({ failing: 1 }));
vi.mock('../../../src/browser/storage/stored-value.ts', () => ({
  valueInSession: (_: string, initial: unknown) => ({
    read: async () => {
      if (storage.failing-- > 0) throw new Error('storage is busy');
      return initial;
    },
    write: async () => undefined,
  }),
}));

test('a surface can register after the stored registrations could not be read once', async () => {
  const surface = { surfaceId: 'popup', storeId: '0', sites: ['shop.example'] };
  await expect(register(surface)).rejects.toThrow('storage is busy');
  expect(await register(surface)).toBe(0);
  expect(await registrations()).toHaveLength(1);
});
