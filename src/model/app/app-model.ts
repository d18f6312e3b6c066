import { batch, computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Extent } from '../../contract/page.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { AccessModel } from '../access/access-model.ts';
import { OpenedModel } from '../editor/opened-model.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { SettingsModel } from '../host/settings-model.ts';
import { JarFeed } from '../jar/jar-feed.ts';
import { rowOf } from '../jar/row.ts';
import { wholeJar } from '../jar/whole-jar.ts';
import { ClockModel } from '../list/clock-model.ts';
import { ListModel } from '../list/list-model.ts';
import { PayloadModel, type Rules } from '../list/payload-model.ts';
import { SelectionModel } from '../list/selection-model.ts';
import type { Comparers } from '../list/sort.ts';
import type { Steps } from '../steps/steps-model.ts';
import { bugText } from '../text/bug-text.ts';

interface AppDeps extends ModelDeps {
  /** How the columns of the list sort, where it has other columns than the popup's. */
  comparers?: Comparers;
  /** Keys of the cookies that the list is narrowed to; null: it is not. */
  within?: ReadonlySignal<ReadonlySet<string> | null>;
}

/** All of one surface: the page's cookies, which of them are shown, and what is being done with one. */
export const AppModel = createModel((around: AppDeps) => {
  const { host, bridge } = around;
  const feed = new JarFeed({ ...around, isListed: (cookie) => list.keys.peek().has(rowOf(cookie).key) });
  /** The cookies as they are known now; null: not yet. */
  const { listing } = feed;
  const settings = new SettingsModel(around);
  const access = new AccessModel({ bridge, host, listing });
  const rules = signal<Rules | null>(null);
  const payload = new PayloadModel({
    host,
    listing,
    now: feed.now,
    time: () => clock.time.value,
    settings: settings.settings,
    rules,
  });
  const list = new ListModel({
    listing,
    extent: feed.extent,
    departed: feed.departed,
    sentKeys: payload.sentKeys,
    withheldReasons: payload.withheldReasons,
    findings: payload.findings,
    comparers: around.comparers,
    within: around.within,
  });
  const selection = new SelectionModel(list);
  const clock = new ClockModel({ host, rows: list.rows });
  /** Deleting, undo and the history; null: not there yet. */
  const steps = signal<Steps | null>(null);
  const isHistoryOpen = signal(false);

  const jarByKey = computed((): ReadonlyMap<string, Cookie> => {
    const known = listing.value;
    return new Map((known ? wholeJar(known) : []).map((cookie) => [rowOf(cookie).key, cookie]));
  });

  const opened = new OpenedModel({
    listing,
    jarByKey,
    atHand: (key) => {
      list.activeKey.value = key;
    },
  });
  const { openedKey, editing, close } = opened;

  function deleted(keys: readonly string[], next: string | null): void {
    batch(() => {
      selection.drop(keys);
      if (keys.includes(openedKey.peek() ?? '')) close();
    });
    // A dialog that closes gives the focus back to a row that is no more.
    if (next !== null) around.nextFrame(() => list.reveal(next));
  }

  /** What a person sees and picked; else all they see. */
  function askToDelete(): void {
    const { picked, inSight } = selection;
    const rows = picked.peek().size > 0 ? inSight.peek() : list.shown.peek();
    withSteps(({ deletion }) => deletion.ask(rows.map(({ key }) => key)));
  }

  /** Deletes this one at once. */
  function remove(key: string): void {
    const cookie = openedKey.peek() === key ? opened.opened.peek() : jarByKey.peek().get(key);
    if (cookie) withSteps(({ deletion }) => deletion.deleteOne(cookie));
  }

  function setExtent(extent: Extent): void {
    feed.show(extent);
    void settings.change({ extent });
  }

  /** Fetched beside the first reading, so that neither waits for the other. */
  async function readRules(): Promise<void> {
    const [{ findings }, { BUDGETS }] = await Promise.all([
      import('../../cookie/findings/findings.ts'),
      import('../../cookie/limits/budgets.ts'),
    ]);
    rules.value = { findings, budgets: BUDGETS };
  }

  let fetched: Promise<Steps> | undefined;
  async function fetchSteps(): Promise<Steps> {
    const { StepsModel } = await import('../steps/steps-model.ts');
    const { connection, bug } = feed;
    const fail = (error: unknown): void => {
      bug.value = bugText(error);
    };
    const { order } = list;
    const model = new StepsModel({
      bridge,
      host,
      connection,
      cutOff: feed.read,
      fail,
      jarByKey,
      sentKeys: payload.sentKeys,
      order,
      deleted,
    });
    steps.value = model;
    return model;
  }

  /** At once where the steps are there, else when they are. */
  function withSteps(act: (steps: Steps) => void): void {
    fetched ??= fetchSteps();
    void fetched.then(act);
  }

  function start(): void {
    feed.read();
    void settings.read();
    void readRules();
  }

  const extent = computed(() => settings.settings.value.extent);
  effect(() => feed.show(extent.value));
  effect(() => {
    if (listing.value && !fetched) around.nextFrame(() => withSteps(() => undefined));
  });

  /** Details of a cookie of a site that was left are closed; what is being typed stays. */
  let site: string | null = null;
  effect(() => {
    const now = listing.value?.site ?? null;
    if (site !== null && now !== site) {
      selection.clear();
      if (!editing.peek()) close();
    }
    site = now;
  });
  effect(() => () => steps.peek()?.[Symbol.dispose]());

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
    withSteps,
    isHistoryOpen,
    jarByKey,
    remove,
    askToDelete,
    setExtent,
    start,
  };
});
export type App = InstanceType<typeof AppModel>;
