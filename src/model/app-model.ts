import { batch, computed, createModel, effect, signal } from '@preact/signals';
import type { Extent, Page, Problem } from '../contract.ts';
import type { Cookie } from '../cookie/cookie.ts';
import { AccessModel } from './access-model.ts';
import { ClockModel } from './clock-model.ts';
import { ListModel } from './list-model.ts';
import { ListingModel } from './listing-model.ts';
import { type FindingRules, PayloadModel } from './payload-model.ts';
import { rowOf } from './row.ts';
import { SettingsModel } from './settings-model.ts';
import type { Surroundings } from './surroundings.ts';
import type { Written } from './written.ts';

/** One edit, beside a page. */
export interface Editing {
  kind: 'edit' | 'add' | 'duplicate';
  /** The cookie as the jar holds it; null for one that is new. */
  cookie: Cookie | null;
  page: Page;
}

/** All of one surface: the page's cookies, which of them are shown, and what is being done with one. */
export const AppModel = createModel((around: Surroundings) => {
  const { host, bridge } = around;
  const listing = new ListingModel(around);
  const settings = new SettingsModel(around);
  const access = new AccessModel(around);
  const rules = signal<{ find: FindingRules } | null>(null);
  const payload = new PayloadModel({
    host,
    listing: listing.listing,
    now: listing.now,
    settings: settings.settings,
    rules: computed(() => rules.value?.find ?? null),
  });
  const list = new ListModel({
    listing: listing.listing,
    extent: listing.extent,
    departed: listing.departed,
    sentKeys: payload.sentKeys,
    withheldReasons: payload.withheldReasons,
    findings: payload.findings,
  });
  const clock = new ClockModel({ host, rows: list.rows });

  /** Key of the cookie whose details are open. */
  const openedKey = signal<string | null>(null);
  const editing = signal<Editing | null>(null);
  /** The cookie that a person is asked about before it is deleted. */
  const deleting = signal<Cookie | null>(null);
  const deleteProblem = signal<Problem | null>(null);
  const isDeleting = signal(false);
  /** What was asked for and what the browser made of it, at the last save. */
  const written = signal<Written | null>(null);
  /** The last thing done, for those who do not see the list. */
  const said = signal<{ key: string; name: string } | null>(null);

  const jarByKey = computed((): ReadonlyMap<string, Cookie> => {
    const known = listing.listing.value;
    const all = known ? [...known.jar, ...(known.loaded?.jar ?? [])] : [];
    return new Map(all.map((cookie) => [rowOf(cookie).key, cookie]));
  });

  /** What the list held in the place of the last written cookie. */
  let replaced: Cookie | undefined;
  /** The last written cookie that the list has shown since. */
  const arrived = signal<Written | null>(null);

  /** What was just written is shown as the browser gave it back, until the list has it. */
  const opened = computed((): Cookie | null => {
    const key = openedKey.value ?? '';
    const result = written.value;
    const stored = result?.stored;
    if (stored && arrived.value !== result && rowOf(stored).key === key) return stored;
    return jarByKey.value.get(key) ?? null;
  });

  function open(key: string): void {
    batch(() => {
      closeEditor();
      written.value = null;
      openedKey.value = key;
      list.activeKey.value = key;
    });
  }

  function close(): void {
    batch(() => {
      closeEditor();
      written.value = null;
      openedKey.value = null;
    });
  }

  function closeEditor(): void {
    editing.value = null;
  }

  function saved(result: Written): void {
    const cookie = result.stored ?? result.asked;
    const { key } = rowOf(cookie);
    batch(() => {
      said.value = { key: 'saidSaved', name: cookie.name };
      open(key);
      replaced = jarByKey.peek().get(key);
      written.value = result;
    });
  }

  function edit(key: string): void {
    const cookie = jarByKey.peek().get(key);
    if (!cookie) return;
    batch(() => {
      open(key);
      startEditing('edit', cookie);
    });
  }

  function add(): void {
    batch(() => {
      close();
      startEditing('add', null);
    });
  }

  /** A new cookie that starts from all this one has. */
  function duplicate(key: string): void {
    const cookie = opened.peek() ?? jarByKey.peek().get(key);
    if (!cookie || rowOf(cookie).key !== key) return;
    startEditing('duplicate', cookie);
  }

  function startEditing(kind: Editing['kind'], cookie: Cookie | null): void {
    const page = listing.listing.peek()?.scope.page;
    editing.value = page ? { kind, cookie, page } : null;
  }

  function askDelete(key: string): void {
    const cookie = jarByKey.peek().get(key);
    if (!cookie) return;
    batch(() => {
      deleteProblem.value = null;
      deleting.value = cookie;
    });
  }

  function keep(): void {
    deleting.value = null;
  }

  async function deleteIt(): Promise<void> {
    const cookie = deleting.peek();
    if (!cookie || isDeleting.peek()) return;
    isDeleting.value = true;
    const { storeId, partitionKey, domain, hostOnly, path, name } = cookie;
    try {
      const result = await bridge.request.removeCookie({ storeId, partitionKey, domain, hostOnly, path, name });
      if ('problem' in result) {
        deleteProblem.value = result.problem;
        return;
      }
      const shown = list.shown.peek();
      const at = shown.findIndex((row) => row.key === rowOf(cookie).key);
      const next = shown[at + 1] ?? shown[at - 1];
      batch(() => {
        deleting.value = null;
        said.value = { key: 'saidDeleted', name };
        if (openedKey.peek() === rowOf(cookie).key) close();
      });
      // A dialog that closes gives the focus back to a row that is no more.
      if (next) around.nextFrame(() => list.reveal(next.key));
    } catch (reason) {
      listing.bug.value = reason instanceof Error ? reason.message : String(reason);
      deleting.value = null;
    } finally {
      isDeleting.value = false;
    }
  }

  /** One step back: editor, details, then what narrows the list. Answers whether there was a step. */
  function back(): boolean {
    if (editing.peek()) {
      closeEditor();
      const atHand = list.activeKey.peek();
      const isListed = list.shown.peek().some((row) => row.key === atHand);
      if (openedKey.peek() === null && atHand !== null && isListed) list.reveal(atHand);
      return true;
    }
    const key = openedKey.peek();
    if (key !== null) {
      close();
      list.reveal(key);
      return true;
    }
    if (!list.isFiltered.peek()) return false;
    list.clearFilters();
    return true;
  }

  function setExtent(extent: Extent): void {
    listing.show(extent);
    void settings.change({ extent });
  }

  /** Fetched beside the first reading, so that neither waits for the other. */
  async function readRules(): Promise<void> {
    const { findings } = await import('../cookie/findings.ts');
    rules.value = { find: findings };
  }

  function start(): void {
    listing.read();
    void settings.read();
    void readRules();
  }

  effect(() => listing.show(settings.settings.value.extent));

  effect(() => {
    const result = written.value;
    const live = result?.stored ? jarByKey.value.get(rowOf(result.stored).key) : undefined;
    if (result && live !== replaced) arrived.value = result;
  });

  /** Details of a cookie of a site that was left are closed; what is being typed stays. */
  let site: string | null = null;
  effect(() => {
    const now = listing.listing.value?.site ?? null;
    if (site !== null && now !== site && !editing.peek()) close();
    site = now;
  });

  /** Blocking is asked for each page once, after its list is there: the list does not wait for it. */
  let asked: Page | null = null;
  effect(() => {
    const page = listing.listing.value?.scope.page ?? null;
    if (!page || (asked && asked.url === page.url && asked.tabId === page.tabId)) return;
    asked = page;
    void access.readBlocking(page);
  });
  effect(() =>
    bridge.on('accessChanged', () => {
      if (asked) void access.readBlocking(asked);
    }),
  );

  return {
    listing,
    settings,
    access,
    payload,
    list,
    clock,
    opened,
    openedKey,
    editing,
    jarByKey,
    saved,
    deleting,
    deleteProblem,
    isDeleting,
    written,
    said,
    open,
    close,
    closeEditor,
    edit,
    add,
    duplicate,
    askDelete,
    keep,
    deleteIt,
    back,
    setExtent,
    start,
  };
});
export type App = InstanceType<typeof AppModel>;
