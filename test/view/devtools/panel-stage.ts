import { vi } from 'vitest';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import { mountPanel } from '../../../src/view/devtools/mount-panel.tsx';
import { fakeRequests } from '../../fixtures/logged-requests.ts';
import { type Stage, type StageOptions, stage } from '../stage.ts';

export interface PanelStage extends Stage {
  /** A request has ended: a HAR entry. */
  ended(entry: object): void;
  /** More is known of the request with this id; the first has 1. */
  changed(id: number, entry: object): void;
  /** DevTools report that the tab shows another page; its URL is read later. */
  moved(url: string): void;
  /** How often the page was reloaded from the panel. */
  reload: ReturnType<typeof vi.fn>;
  /** Filters that the browser's own Network panel was opened with. */
  network: ReturnType<typeof vi.fn>;
  openTab(name: string): void;
}

/** The DevTools panel beside https://shop.example/shop/item, with the requests that DevTools recorded. */
export function panelStage(jar: Cookie[], recorded: object[] = [], options: StageOptions = {}): PanelStage {
  const requests = fakeRequests(recorded);
  let moved: (url: string) => void = () => undefined;
  const reload = vi.fn();
  const network = vi.fn(async () => undefined);
  const around = stage(jar, {
    ...options,
    listing: {
      loaded: {
        hosts: [],
        jar: [],
        locked: { hosts: [], origins: [] },
        leftOut: 0,
        isPageUnread: false,
        unknownFrames: 0,
        isRecordFull: false,
      },
      ...options.listing,
    },
    host: {
      surface: 'panel',
      network: {
        onRequests: requests.onRequests,
        onNavigated: (listener) => {
          moved = listener;
          return () => undefined;
        },
        reload,
        show: network,
      },
      ...options.host,
    },
    mounts: mountPanel,
  });
  return {
    ...around,
    reload,
    network,
    ended: requests.ended,
    changed: requests.changed,
    moved: (url) => moved(url),
    openTab: (name) => around.container.querySelector<HTMLElement>(`#tab-${name}`)?.click(),
  };
}
