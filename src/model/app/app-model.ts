import { batch, computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Extent } from '../../contract/page.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import type { PageServer } from '../../cookie/limits/page-server.ts';
import { AccessModel } from '../access/access-model.ts';
import { OpenedModel } from '../editor/opened-model.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { SettingsModel } from '../host/settings-model.ts';
import { JarFeed } from '../jar/jar-feed.ts';
import { rowOf } from '../jar/row.ts';
import { wholeJar } from '../jar/whole-jar.ts';
import { ClockModel } from '../list/clock-model.ts';
import { ListModel } from '../list/list-model.ts';
import { PayloadModel } from '../list/payload-model.ts';
import { SelectionModel } from '../list/selection-model.ts';
import type { Comparers } from '../list/sort.ts';
import type { Steps } from '../steps/steps-model.ts';
import { bugText } from '../text/bug-text.ts';
import type { Late } from './late-model.ts';

interface AppDeps extends ModelDeps {
  /** See PayloadModel. */
  server?: ReadonlySignal<PageServer | null>;
  /** How each column of the list is sorted; missing: the list has the popup's columns. */
  comparers?: Comparers;
  /** Keys of the only cookies that the list shows; null: it shows all of its extent. */
  onlyKeys?: ReadonlySignal<ReadonlySet<string> | null>;
  /** Loads the code of the view that completes the first screen, so that all of it is drawn at once. */
  loadView?(): Promise<unknown>;
}

/** The whole state of one surface: the page's cookies, which of them are shown, and which one is open or edited. */
export const AppModel = createModel((deps: AppDeps) => {
  const { host, bridge } = deps;
  const feed = new JarFeed({ ...deps, isListed: (cookie) => list.keys.peek().has(rowOf(cookie).key) });
  /** The current cookies; null: not read yet. */
  const { listing } = feed;
  const settings = new SettingsModel(deps);
  const access = new AccessModel({ bridge, listing });
  /** null: not loaded yet. */
  const late = signal<Late | null>(null);
  const payload = new PayloadModel({
    host,
    listing,
    now: feed.now,
    time: () => clock.time.value,
    settings: settings.settings,
    rules: computed(() => late.value?.rules.value ?? null),
    server: deps.server,
  });
  const list = new ListModel({
    listing,
    extent: feed.extent,
    removed: feed.removed,
    sentKeys: payload.sentKeys,
    notSentReasons: payload.notSentReasons,
    findings: payload.findings,
    comparers: deps.comparers,
    onlyKeys: deps.onlyKeys,
  });
  const selection = new SelectionModel(list);
  const clock = new ClockModel({ host, rows: list.rows });
  /** Deletion, undo and the history; null: not loaded yet. */
  const steps = computed(() => late.value?.steps ?? null);
  /** The cookies that the browser rejected; null: not loaded yet. */
  const rejected = computed(() => late.value?.rejected ?? null);
  const isHistoryOpen = signal(false);

  const jarByKey = computed((): ReadonlyMap<string, Cookie> => {
    const current = listing.value;
    return new Map((current ? wholeJar(current) : []).map((cookie) => [rowOf(cookie).key, cookie]));
  });

  const opened = new OpenedModel({
    listing,
    jarByKey,
    setActive: (key) => {
      list.activeKey.value = key;
    },
  });
  const { openedKey, editing, close } = opened;

  function onDeleted(keys: readonly string[], next: string | null): void {
    batch(() => {
      selection.drop(keys);
      // What is typed in a form stays, though its cookie is deleted.
      if (keys.includes(openedKey.peek() ?? '') && !editing.peek()) close();
    });
    // A dialog that closes would return the focus to a row that was deleted.
    if (next !== null) deps.nextFrame(() => list.reveal(next, true));
  }

  /** Asks about the visible picked rows or, without any picked, about all visible rows. */
  function askToDelete(): void {
    const { all, pickedShown } = selection;
    const rows = all.peek().length > 0 ? pickedShown.peek() : list.shown.peek();
    withSteps(({ deletion }) => deletion.ask(rows.map(({ key }) => key)));
  }

  /** Deletes this cookie without a question. */
  function remove(key: string): void {
    const cookie = openedKey.peek() === key ? opened.opened.peek() : jarByKey.peek().get(key);
    if (cookie) withSteps(({ deletion }) => deletion.deleteOne(cookie));
  }

  function setExtent(extent: Extent): void {
    feed.show(extent);
    void settings.change({ extent });
  }

  const fail = (error: unknown): void => {
    feed.bug.value = bugText(error);
  };
  let showLate = (): void => undefined;
  const firstPaint = new Promise<void>((resolve) => {
    showLate = resolve;
  });
  effect(() => {
    // A timer that is set in a frame ends after its paint.
    if (listing.value && !late.peek()) deps.nextFrame(() => setTimeout(showLate));
  });

  /** The parts that complete the first screen load in parallel with the first list, and are shown at once after it. */
  async function complete(): Promise<Steps> {
    const [{ LateModel }] = await Promise.all([import('./late-model.ts'), deps.loadView?.()]);
    const model = new LateModel({ bridge, host, feed, fail, jarByKey, payload, list, onDeleted });
    await firstPaint;
    late.value = model;
    return model.steps;
  }

  let completing: Promise<Steps> | undefined;
  /** Runs `act` as soon as the steps are loaded. Without it, what completes the first screen waits for its list. */
  function withSteps(act?: (steps: Steps) => void): void {
    if (act) showLate();
    completing ??= complete();
    completing.then(act, (error) => {
      // The next call loads again.
      completing = undefined;
      fail(error);
    });
  }

  function start(): void {
    feed.read();
    void settings.read();
    withSteps();
  }

  const extent = computed(() => settings.settings.value.extent);
  effect(() => feed.show(extent.value));

  /** When the site changes, the details of a cookie of the old site close; an open editor stays. */
  let currentSite: string | null = null;
  effect(() => {
    const newSite = listing.value?.site ?? null;
    if (currentSite !== null && newSite !== currentSite) {
      selection.clear();
      if (!editing.peek()) close();
    }
    currentSite = newSite;
  });
  effect(() => () => late.peek()?.[Symbol.dispose]());

  return {
    ...opened,
    feed,
    listing,
    settings,
    access,
    payload,
    list,
    selection,
    clock,
    steps,
    rejected,
    withSteps,
    isHistoryOpen,
    jarByKey,
    remove,
    askToDelete,
    fail,
    setExtent,
    start,
  };
});
export type App = InstanceType<typeof AppModel>;
