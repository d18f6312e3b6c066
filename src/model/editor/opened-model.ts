import { batch, computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Listing } from '../../contract/listing.ts';
import type { Page } from '../../contract/page.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { rowOf } from '../jar/row.ts';
import type { TypedForm } from './typed-form.ts';
import type { WrittenCookie } from './written-cookie.ts';

/** One edit, and the page for which it is made. */
export interface Editing {
  kind: 'edit' | 'add' | 'duplicate';
  /** The cookie as it is stored; null for one that is new. */
  cookie: Cookie | null;
  page: Page;
  /** The field that gets the focus; absent: the value, or the name of a new cookie. */
  field?: FirstField | undefined;
  /** What was typed before, in a form that is opened again. */
  typed?: TypedForm;
  /** Set by the form: says that what is typed there comes first; false: nothing is typed that would be lost. */
  hold?: () => boolean;
}

export type FirstField = 'name' | 'value' | 'typedExpiry';

interface Source {
  listing: ReadonlySignal<Listing | null>;
  jarByKey: ReadonlySignal<ReadonlyMap<string, Cookie>>;
  /** Makes a row the active one. */
  setActive(key: string): void;
}

/** The one cookie whose details or editor are open, over or beside the list. */
export const OpenedModel = createModel(({ listing, jarByKey, setActive }: Source) => {
  /** Key of the cookie whose details are open. */
  const openedKey = signal<string | null>(null);
  const editing = signal<Editing | null>(null);
  /** The cookie that the last save requested, and the one that the browser stored. */
  const written = signal<WrittenCookie | null>(null);
  /** The last action as a text for screen readers. */
  const announcement = signal<{ key: 'saidSaved' | 'saidCopied' | 'saidNotCopied'; name: string } | null>(null);

  /** The cookie that the list showed under the same key before the last save. */
  let cookieBefore: Cookie | undefined;
  /** The last written cookie that the list has shown. */
  const listedResult = signal<WrittenCookie | null>(null);

  /** Until the list has the cookie that was just written, it is shown as the browser returned it. */
  const opened = computed((): Cookie | null => {
    const key = openedKey.value ?? '';
    const result = written.value;
    const stored = result?.stored;
    if (stored && listedResult.value !== result && rowOf(stored).key === key) return stored;
    return jarByKey.value.get(key) ?? null;
  });

  function open(key: string): void {
    batch(() => {
      closeEditor();
      written.value = null;
      openedKey.value = key;
      setActive(key);
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
    const cookie = result.stored ?? result.requested;
    const { key } = rowOf(cookie);
    batch(() => {
      announcement.value = { key: 'saidSaved', name: cookie.name };
      open(key);
      cookieBefore = jarByKey.peek().get(key);
      written.value = result;
    });
  }

  function edit(key: string, field?: FirstField): void {
    const cookie = jarByKey.peek().get(key);
    if (!cookie) return;
    batch(() => {
      open(key);
      startEditing('edit', cookie, field);
    });
  }

  function add(): void {
    batch(() => {
      close();
      startEditing('add', null);
    });
  }

  /** Edits a new cookie that has all fields of this one but its name. */
  function duplicate(key: string): void {
    const cookie = opened.peek() ?? jarByKey.peek().get(key);
    if (!cookie || rowOf(cookie).key !== key) return;
    startEditing('duplicate', cookie);
  }

  function startEditing(kind: Editing['kind'], cookie: Cookie | null, field?: FirstField): void {
    const page = listing.peek()?.scope.page;
    editing.value = page ? { kind, cookie, page, field } : null;
  }

  effect(() => {
    const result = written.value;
    const current = result?.stored ? jarByKey.value.get(rowOf(result.stored).key) : undefined;
    if (result && current !== cookieBefore) listedResult.value = result;
  });

  return {
    opened,
    openedKey,
    editing,
    written,
    announcement,
    open,
    close,
    closeEditor,
    saved,
    edit,
    add,
    duplicate,
  };
});
