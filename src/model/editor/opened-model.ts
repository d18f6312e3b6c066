import { batch, computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Listing } from '../../contract/listing.ts';
import type { Page } from '../../contract/page.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { rowOf } from '../jar/row.ts';
import type { WrittenCookie } from './written-cookie.ts';

/** One edit, beside a page. */
export interface Editing {
  kind: 'edit' | 'add' | 'duplicate';
  /** The cookie as the jar holds it; null for one that is new. */
  cookie: Cookie | null;
  page: Page;
}

interface Source {
  listing: ReadonlySignal<Listing | null>;
  jarByKey: ReadonlySignal<ReadonlyMap<string, Cookie>>;
  /** A row is at hand from now on. */
  atHand(key: string): void;
}

/** The one cookie that is looked at or edited, over or beside the list. */
export const OpenedModel = createModel(({ listing, jarByKey, atHand }: Source) => {
  /** Key of the cookie whose details are open. */
  const openedKey = signal<string | null>(null);
  const editing = signal<Editing | null>(null);
  /** What was asked for and what the browser made of it, at the last save. */
  const written = signal<WrittenCookie | null>(null);
  /** The last thing done, for those who do not see the list. */
  const said = signal<{ key: 'saidSaved'; name: string } | null>(null);

  /** What the list held in the place of the last written cookie. */
  let replaced: Cookie | undefined;
  /** The last written cookie that the list has shown since. */
  const arrived = signal<WrittenCookie | null>(null);

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
      atHand(key);
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

  function saved(result: WrittenCookie): void {
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
    const page = listing.peek()?.scope.page;
    editing.value = page ? { kind, cookie, page } : null;
  }

  effect(() => {
    const result = written.value;
    const live = result?.stored ? jarByKey.value.get(rowOf(result.stored).key) : undefined;
    if (result && live !== replaced) arrived.value = result;
  });

  return {
    opened,
    openedKey,
    editing,
    written,
    said,
    open,
    close,
    closeEditor,
    saved,
    edit,
    add,
    duplicate,
  };
});
