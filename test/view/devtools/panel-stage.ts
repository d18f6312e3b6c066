import { vi } from 'vitest';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import { mountPanel } from '../../../src/view/devtools/mount-panel.tsx';
import { fakeRequests } from '../../fixtures/logged-requests.ts';
import { type Stage, type StageOptions, stage } from '../stage.ts';

export interface PanelStage extends Stage {
  /** A request has ended: a HAR entry. */
  ended(entry: object): void;
  /** How often the page was reloaded from the panel. */
  reload: ReturnType<typeof vi.fn>;
  /** Filters that the browser's own Network panel was opened with. */
  network: ReturnType<typeof vi.fn>;
  openTab(name: string): void;
}

/** The DevTools panel beside https://shop.example/shop/item, with the requests that DevTools recorded. */
export function panelStage(jar: Cookie[], recorded: object[] = [], options: StageOptions = {}): PanelStage {
  const requests = fakeRequests(recorded);
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
        onNavigated: () => () => undefined,
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
    openTab: (name) => around.container.querySelector<HTMLElement>(`#tab-${name}`)?.click(),
  };
}
