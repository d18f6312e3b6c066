/** The cookies of a site at a moment that a person marked, in memory until the browser closes or another moment is marked. */
import { hasPrivateWindow } from '../../browser/browser-events.ts';
import { isPrivateStore } from '../../browser/cookies/stores.ts';
import { hasFields, isMoment, isText, orNull } from '../../browser/storage/check.ts';
import type { ExtensionStorage } from '../../browser/storage/extension-storage.ts';
import { recordKind } from '../../browser/storage/record-kind.ts';
import type { Handlers } from '../../contract/requests.ts';
import type { MarkedCookies } from '../../contract/snapshots.ts';
import { fromStorage, StorageHasNoRoom } from '../write/journal/from-storage.ts';
import { areCookies } from './snapshot-kind.ts';
import { whenStored } from './snapshots.ts';

const isMark = hasFields({ site: isText, storeId: isText, at: isMoment, cookies: areCookies });
const markKind = recordKind<MarkedCookies | null>(orNull(isMark));

export function createMark(storage: ExtensionStorage) {
  const stored = storage.valueInSession<MarkedCookies | null>('mark', null, markKind);

  const handlers = {
    markCookies: (mark) =>
      whenStored(async () => {
        try {
          await fromStorage(stored.write(mark));
        } catch (error) {
          if (error instanceof StorageHasNoRoom) return { problem: { code: 'storage-full' } };
          throw error;
        }
        return { value: null };
      }),
    readMark: () => whenStored(async () => ({ value: await fromStorage(stored.read()) })),
  } satisfies Partial<Handlers>;

  /** A mark of a private window ends with the last of them, as its cookies do. */
  async function forgetPrivateMark(): Promise<void> {
    const mark = await stored.read();
    if (mark && isPrivateStore(mark.storeId) && !(await hasPrivateWindow())) await stored.write(null);
  }

  return { handlers, forgetPrivateMark };
}
