import { beforeEach, describe, expect, test } from 'vitest';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { FakeBrowser } from '../../fixtures/fake-browser.ts';
import { given } from './given.ts';
import { restartedSnapshots } from './restarted-snapshots.ts';

const JAR: Cookie[] = [cookie('sid', { value: 'secret-of-the-session', httpOnly: true })];
const WRONG = { problem: { code: 'wrong-passphrase' } };
let browser: FakeBrowser;
let snapshots: ReturnType<typeof restartedSnapshots>;

function restart(): void {
  snapshots = restartedSnapshots(browser);
}
beforeEach(() => {
  browser = new FakeBrowser('chrome');
  restart();
});

const rest = { name: 'before', at: 1_000, site: 'shop.example', storeId: '0', isProfile: false, cookies: JAR };
const save = async (passphrase: string) => given(await snapshots.saveSnapshot({ ...rest, passphrase }));
const read = (id: string, passphrase: string | null) => snapshots.readSnapshot({ id, passphrase });

// Each passphrase takes 600,000 rounds, a tenth of a second.
describe('a snapshot with a passphrase', () => {
  test('has no value on disk, and only that passphrase opens it, typed in any form of Unicode', async () => {
    const { id } = await save('pass\u00e9');
    expect(JSON.stringify([...browser.local])).not.toContain('secret-of-the-session');
    restart();
    expect(await read(id, 'wrong')).toEqual(WRONG);
    expect(await read(id, null)).toEqual(WRONG);
    expect(await read(id, 'passe\u0301')).toEqual({ value: JAR });
  });

  test('is derived with 600,000 rounds and a salt of its own', async () => {
    await Promise.all([save('a'), save('a')]);
    const bodies = [...browser.local]
      .filter(([key]) => key.startsWith('snapshotBody:'))
      .map(([, record]) => JSON.parse(String(record)).value.sealed);
    expect(bodies.map(({ rounds }) => rounds)).toEqual([600_000, 600_000]);
    expect(new Set(bodies.map(({ salt }) => salt)).size).toBe(2);
    expect(new Set(bodies.map(({ iv }) => iv)).size).toBe(2);
  });

  test('cannot take the place of another', async () => {
    const [one, other] = [await save('a'), await save('a')];
    browser.local.set(`snapshotBody:${one.id}`, browser.local.get(`snapshotBody:${other.id}`));
    expect(await read(one.id, 'a')).toEqual(WRONG);
  });
});
