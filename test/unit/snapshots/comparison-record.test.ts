import { describe, expect, test } from 'vitest';
import { memoryBridge } from '../../../src/bridge/memory.ts';
import { cookieKey } from '../../../src/cookie/cookie.ts';
import type { JarEntry } from '../../../src/cookie/jar/jar-entry.ts';
import { asOctets } from '../../../src/cookie/octets.ts';
import type { App } from '../../../src/model/app/app-model.ts';
import { comparisonRecord, type RecordSource } from '../../../src/model/snapshots/comparison-record.ts';
import { compareJars } from '../../../src/model/snapshots/jar-comparison.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { memoryHostWith } from '../../view/host-with.ts';

const one = cookie('sid', { value: 'one' });
const two = { ...one, value: asOctets('two') };
const three = { ...one, value: asOctets('three') };
const set = (ms: number, old: JarEntry['old'], now: JarEntry['now']): JarEntry => ({
  id: ms * 1000,
  how: now ? 'set' : 'deleted',
  now,
  ...(old !== undefined && { old }),
});

function popupWith(entries: JarEntry[]): RecordSource & { asked: string[][] } {
  const asked: string[][] = [];
  const bridge = memoryBridge({
    readRecording: async ({ sites }) => {
      asked.push(sites);
      return { value: { sites, entries, dropped: 0 } };
    },
  });
  const app = { steps: { peek: () => null } } as unknown as App;
  const host = memoryHostWith((key: string, ..._: unknown[]) => key, { problem: { code: 'gone' } }, {});
  return { bridge, app, host, storeId: '0', panel: null, asked };
}

describe('what is recorded between two moments', () => {
  test.each<[string, JarEntry[], { changes: number[]; incomplete: number }]>([
    [
      'every change of a whole chain',
      [set(110, one, three), set(120, three, two)],
      { changes: [110, 120], incomplete: 0 },
    ],
    [
      'the chain alone, where a change at either end is of another time',
      [set(100, null, one), set(110, one, two), set(120, two, three)],
      { changes: [110], incomplete: 0 },
    ],
    ['what there is, where the first change is missing', [set(120, three, two)], { changes: [120], incomplete: 1 }],
    ['what there is, where the last change is missing', [set(110, one, three)], { changes: [110], incomplete: 1 }],
    ['what there is, where nobody knows what was there', [set(110, undefined, two)], { changes: [110], incomplete: 1 }],
    ['nothing of another time', [set(90, one, two), set(210, one, two)], { changes: [], incomplete: 1 }],
    ['nothing of another cookie', [set(110, null, cookie('other'))], { changes: [], incomplete: 1 }],
  ])('is %s', async (_, entries, expected) => {
    const record = await comparisonRecord(compareJars([one], [two]), { from: 100, to: 200 }, popupWith(entries));
    const changes = record?.changes.get(cookieKey(one)) ?? [];
    expect({ changes: changes.map(({ entry }) => entry.at), incomplete: record?.incomplete }).toEqual(expected);
    expect(record?.log).toBeNull();
  });

  test('is read of the sites of the cookies that differ', async () => {
    const source = popupWith([]);
    const other = cookie('a', { domain: 'cdn.other.example' });
    await comparisonRecord(compareJars([one], [two, other]), { from: 0, to: 9 }, source);
    expect(source.asked).toEqual([['other.example', 'shop.example']]);
  });

  test('is not asked for where nothing differs, or the first moment is the later one', async () => {
    const source = popupWith([set(110, one, two)]);
    expect(await comparisonRecord(compareJars([one], [one]), { from: 100, to: 200 }, source)).toBeNull();
    expect(await comparisonRecord(compareJars([one], [two]), { from: 200, to: 100 }, source)).toBeNull();
    expect(source.asked).toEqual([]);
  });
});
