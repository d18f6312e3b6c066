import { effect, untracked } from '@preact/signals';
import type { RefObject } from 'preact';
import { toText } from '../cookie/octets.ts';
import type { App } from '../model/app/app-model.ts';
import { goBack } from '../model/go-back.ts';
import type { Host } from '../model/host/host.ts';
import { copiedText } from '../model/text/copied-text.ts';
import { editOnDoubleClick } from './double-click.ts';
import { letterOf } from './hooks/letter-of.ts';
import { keepListInPlace } from './keep-list-in-place.ts';
import { keepRowFocus } from './keep-row-focus.ts';
import { isShut, isWaiting } from './states/gate.tsx';
import { whenComplete } from './when-complete.ts';

/** Fields, and a tree that is edited in place: in it Delete must not delete the cookie. */
const TYPING = 'input, textarea, select, [contenteditable], [role="tree"]';

/**
 * Handles keys and double clicks until the abort, first the keys that were pressed before this code had loaded. In a popup
 * the focus goes to the list.
 */
export function listenToKeys(
  app: App,
  root: RefObject<Element | null>,
  host: Host,
  earlyKeys: KeyboardEvent[],
  signal: AbortSignal,
): void {
  const queued: KeyboardEvent[] = [];
  const handle = (event: KeyboardEvent): void => {
    if (isWaiting(app) && isStepKey(event)) queued.push(event);
    else handleKey(event, app, root.current, host);
  };
  earlyKeys.forEach(handle);
  document.addEventListener('keydown', handle, { signal });
  // An undo is about the history, not about a row, so it need not wait until a person sees the list.
  const stop = effect(() => {
    if (!isWaiting(app)) untracked(() => queued.splice(0).forEach(handle));
  });
  signal.addEventListener('abort', stop);
  editOnDoubleClick(app, signal);
  keepRowFocus(app, signal);
  keepListInPlace(app, signal);
  if (host.surface === 'popup') focusList(app, signal);
}

/** For this many frames after the first list the focus may get lost, because rows are drawn again while the list is completed. */
const FRAMES = 20;

/** Moves the focus to the first row of the first list, unless the person was faster. A panel must not take it from DevTools. */
function focusList(app: App, signal: AbortSignal): void {
  let hasActed = false;
  const act = (): void => {
    hasActed = true;
  };
  for (const type of ['keydown', 'pointerdown', 'click'])
    document.addEventListener(type, act, { capture: true, signal });
  const keepFocus = (frames: number): void => {
    if (signal.aborted || hasActed) return;
    const { activeElement } = document;
    if (activeElement === null || activeElement.matches('body, html')) enterList(app);
    if (frames > 0) requestAnimationFrame(() => keepFocus(frames - 1));
  };
  whenComplete(app, signal, () => keepFocus(FRAMES));
}

/** Moves the focus to the row that last had it, or else to the first. */
function enterList(app: App): boolean {
  const key = activeKeyOf(app) ?? app.list.order.peek()[0];
  if (key !== undefined) app.list.reveal(key);
  return key !== undefined;
}

/** The active row. It counts for no key while a filter hides it: nobody edits or deletes what they cannot see. */
function activeKeyOf({ list }: App): string | null {
  const key = list.activeKey.peek();
  return key !== null && list.order.peek().includes(key) ? key : null;
}

/** Handles the keys that work everywhere but in a text field. The list handles the keys that move in it. */
function handleKey(event: KeyboardEvent, app: App, root: Element | null, host: Host): void {
  const { target } = event;
  // The keys of an input method are its own: Escape there leaves its choice of characters, and no form.
  if (event.defaultPrevented || event.isComposing || !(target instanceof Element) || event.altKey) return;
  // Another tab of the panel is shown.
  if (root?.closest('[hidden]')) return;
  // A dialog handles Escape itself, and no key reaches what is behind it, also where its focused button is gone. Without a list
  // nothing is shown that a key could be about.
  if (document.querySelector('dialog[open]') || untracked(() => isShut(app))) return;
  const isCommand = event.ctrlKey || event.metaKey;
  if (event.key === 'Escape' && !isCommand) {
    // One key must not discard what was typed: the first Escape only moves the focus to the Cancel button.
    const cancel = root?.querySelector<HTMLElement>('.beneath:not([hidden]) form[data-dirty] [data-cancel]');
    const isFirst = cancel && (cancel !== target || event.repeat);
    if (isFirst) cancel.focus();
    if (isFirst || goBack(app)) event.preventDefault();
    return;
  }
  if (isCommand && letterOf(event) === 'f' && !event.shiftKey && search(app, root)) event.preventDefault();
  // A text field undoes its own typing.
  if (target.closest(TYPING)) return;
  if (isCommand ? handleCommand(event, target, app, host) : handlePlainKey(event, target, app, root, host))
    event.preventDefault();
}

function handleCommand(event: KeyboardEvent, target: Element, app: App, host: Host): boolean {
  const { shiftKey, repeat } = event;
  if (app.editing.peek()) return false;
  const letter = letterOf(event);
  const isInList = target.closest('.grid') !== null || (app.openedKey.peek() === null && !app.isHistoryOpen.peek());
  // A key that stays pressed selects no text of the page after all cookies.
  if (repeat) return letter === 'a' && !shiftKey && isInList;
  if (letter === 'a' && !shiftKey && isInList) app.selection.pickShown();
  else if (letter === 'z') app.withSteps(({ history }) => (shiftKey ? history.redo() : history.undo()));
  else if (letter === 'y' && !shiftKey) app.withSteps(({ history }) => history.redo());
  // The browser itself copies a text that is selected.
  else if (letter === 'c' && !shiftKey && getSelection()?.isCollapsed !== false) return copyValue(target, app, host);
  else return false;
  return true;
}

/** Undo or redo. */
function isStepKey(event: KeyboardEvent): boolean {
  const { ctrlKey, metaKey, altKey } = event;
  return (ctrlKey || metaKey) && !altKey && /^[zy]$/.test(letterOf(event));
}

/** Moves the focus to the search; not from an editor, which may have unsaved changes. */
function search(app: App, root: Element | null): boolean {
  if (app.editing.peek() !== null) return false;
  app.isHistoryOpen.value = false;
  app.close();
  const field = root?.querySelector<HTMLInputElement>('input[type="search"]');
  const enter = () => {
    field?.focus();
    field?.select();
  };
  enter();
  // The field takes no focus while a pane covers the list, so this tries again with the next frame.
  if (document.activeElement !== field) requestAnimationFrame(enter);
  return field !== undefined;
}

function handlePlainKey(event: KeyboardEvent, target: Element, app: App, root: Element | null, host: Host): boolean {
  const { repeat } = event;
  // With Shift a letter is no key of Crumb; Caps Lock makes no difference.
  const key = event.shiftKey ? event.key : letterOf(event);
  const isEditing = app.editing.peek() !== null;
  if (key === '/') return search(app, root);
  const row = target.closest<HTMLElement>('.grid [data-key]');
  // These keys act on a row that a person sees: the history may cover the list, or have the focus.
  if (isEditing || (app.isHistoryOpen.peek() && !row)) return false;
  if (key === '+' || key === 'a') {
    app.add();
    return true;
  }
  if ((key === 'ArrowDown' || key === 'ArrowUp') && target === document.body) return enterList(app);
  const paneKey = keyOfPane(target, app);
  const cookieKey = paneKey ?? activeKeyOf(app);
  if (key === 'c') return copyValue(target, app, host);
  if (key === ' ' && row?.dataset.key !== undefined) {
    if (!repeat) app.selection.toggle(row.dataset.key);
  } else if (key === 'e' && cookieKey !== null) app.edit(cookieKey);
  else if (key !== 'Delete' && key !== 'Backspace') return false;
  // On a button, Delete would delete a cookie that the person does not look at.
  else if (!row && !target.closest('.panel') && target !== document.body) return false;
  // One press deletes one cookie: a key that stays pressed must not empty the list.
  else if (repeat) return true;
  else if (paneKey === null && app.selection.pickedShown.peek().length > 0) app.askToDelete();
  else if (cookieKey !== null) app.remove(cookieKey);
  else return false;
  return true;
}

/** The cookie whose details have the focus, or are open while the list has not; null: neither. */
function keyOfPane(target: Element, app: App): string | null {
  return target.closest('.panel') || !target.closest('.grid [data-key]') ? app.openedKey.peek() : null;
}

function copyValue(target: Element, app: App, host: Host): boolean {
  const key = keyOfPane(target, app) ?? activeKeyOf(app) ?? '';
  const parkedList = app.steps.peek()?.parked.peek()?.parkedList.peek().parked;
  const cookie = app.jarByKey.peek().get(key) ?? parkedList?.find(({ id }) => id === key)?.cookie;
  if (!cookie) return false;
  const say = (key: 'saidCopied' | 'saidNotCopied') => (): void => {
    app.announcement.value = { key, name: cookie.name };
  };
  void host.copy(copiedText(toText(cookie.value))).then(say('saidCopied'), say('saidNotCopied'));
  return true;
}
