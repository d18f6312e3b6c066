import { signal } from '@preact/signals';
import { createStorage } from '../../../../src/browser/storage/extension-storage.ts';
import type { Bridge } from '../../../../src/contract/bridge.ts';
import type { Page } from '../../../../src/contract/page.ts';
import type { ParkedCookie } from '../../../../src/contract/parked.ts';
import type { Result } from '../../../../src/contract/problem.ts';
import type { Search } from '../../../../src/contract/search.ts';
import type { NewStep } from '../../../../src/contract/steps.ts';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { readAllCookies } from '../../../../src/handlers/read/read-all-cookies.ts';
import { createStoredSearch } from '../../../../src/handlers/stored/stored-search.ts';
import type { App } from '../../../../src/model/app/app-model.ts';
import { type Bisect, BisectModel } from '../../../../src/model/bisect/bisect-model.ts';
import type { Host } from '../../../../src/model/host/host.ts';
import { runStep } from '../../../../src/model/steps/run-step.ts';
import { EngineWorld } from '../../../fixtures/engine-world.ts';

const PAGE: Page = { tabId: 1, windowId: 1, url: 'https://shop.example/', storeId: '0', incognito: false };

/** A browser with the background that a search needs, and surfaces that search in it. */
export class SearchWorld extends EngineWorld {
  /** How often the page was reloaded. */
  reloads = 0;
  #search!: ReturnType<typeof createStoredSearch>;
  #died: () => void = () => undefined;

  constructor(readonly cookies: readonly Cookie[]) {
    super('chrome');
    this.browser.jar.cookies = structuredClone([...cookies]);
    const die = this.browser.die.bind(this.browser);
    this.browser.die = () => {
      die();
      this.#died();
    };
  }

  protected override begin(): void {
    this.#search = createStoredSearch(createStorage());
  }

  /** The dialog, opened: it continues the search that is going on. */
  async open(): Promise<Bisect> {
    const app = {
      selection: { pickedShown: signal(this.cookies.map((cookie) => ({ cookie }))) },
      feed: { extent: signal('page') },
      listing: signal({ scope: { page: PAGE, extent: 'page' } }),
      payload: {},
      steps: signal({ history: { apply: (step: NewStep) => this.#report(step) } }),
    };
    const model = new BisectModel({
      app: app as unknown as App,
      bridge: this.#bridge(),
      host: { agent: 'chrome' } as Host,
    });
    await this.untilDone(model.read());
    return model;
  }

  async parked(): Promise<readonly ParkedCookie[]> {
    const reply = await this.untilDone(this.engine.readParked({ storeId: PAGE.storeId, sites: [] }));
    return 'value' in reply ? reply.value.parked : [];
  }

  async #report(step: NewStep) {
    const result = await runStep(this.#bridge(), step);
    if ('problem' in result) return { failures: [], problem: result.problem };
    return { failures: result.reply.failures, problem: null };
  }

  #bridge(): Bridge {
    const handlers = {
      applyStep: (step: NewStep) => this.engine.applyStep(step),
      readHistory: () => this.engine.readHistory(),
      readParked: (of: { storeId: string; sites: string[] }) => this.engine.readParked(of),
      readAllCookies: (storeId: string) => readAllCookies(storeId),
      readSearch: async () => ({ value: await this.#search.readSearch() }),
      writeSearch: async (next: Search | null) => {
        await this.#search.writeSearch(next);
        return { value: null };
      },
      listCookies: async () => ({
        value: { access: { status: this.browser.isGranted ? 'granted' : 'none', origins: ['https://shop.example/*'] } },
      }),
      reloadPage: async () => {
        this.reloads += 1;
        return { value: null };
      },
    };
    const request = Object.fromEntries(
      Object.entries(handlers).map(([name, handle]) => [name, (about: never) => this.#ask(() => handle(about))]),
    );
    return { request } as unknown as Bridge;
  }

  /** A request whose reply is lost if the background stops; the browser starts another for the next one. */
  async #ask(work: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
    const died = new Promise<'died'>((resolve) => {
      this.#died = () => resolve('died');
    });
    const reply = await Promise.race([work(), died]);
    if (reply !== 'died') return reply;
    await this.restart();
    return { problem: { code: 'disconnected' } };
  }
}
