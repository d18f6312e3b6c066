import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Where the focus was last. */
interface Place {
  element: Element;
  /** The entry of a list that contains it, among all entries of that list. */
  row: Element | null;
  rows: readonly Element[];
  /** The log that contains it. */
  log: Element | null;
}

/**
 * Where the element that has the focus is removed from this part of the page, as with an entry that is deleted or a log that is
 * cleared, the focus moves to its entry, the next one or the one before; else to the row of a log that Tab reaches, to what
 * names the part (the heading of a dialog, the tab of a log) or to the part. Otherwise the body would have it.
 */
export function useKeptFocus(part: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const root = part.current;
    if (!root) return;
    const ending = new AbortController();
    const { signal } = ending;
    let place: Place | null = null;
    const enter = ({ target }: FocusEvent): void => {
      place = target instanceof Element && !isInListOfCookies(target, root) ? placeOf(target) : null;
    };
    // A person left it, unless it is being removed, or another window has the focus.
    const leave = (): void =>
      queueMicrotask(() => {
        if (place?.element.isConnected && document.activeElement !== place.element) place = null;
      });
    root.addEventListener('focusin', enter, { signal });
    root.addEventListener('focusout', leave, { signal });
    const observer = new MutationObserver(() => {
      if (!place || place.element.isConnected || document.activeElement !== document.body) return;
      const lost = place;
      place = null;
      // A log stays where it is scrolled to.
      focusOn(entryToEnter(lost) ?? tabStopOrName(root), { preventScroll: lost.log !== null });
    });
    observer.observe(root, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      ending.abort();
    };
  }, [part]);
}

function placeOf(element: Element): Place {
  const row = element.closest('li');
  return { element, row, rows: [...(row?.parentElement?.children ?? [])], log: element.closest('.log') };
}

/** The list of cookies and what is beside it keep the focus in their own ways. */
function isInListOfCookies(element: Element, root: Element): boolean {
  const app = element.closest('.app');
  return app !== null && root !== app && root.contains(app);
}

function entryToEnter({ row, rows }: Place): Element | undefined {
  if (!row) return undefined;
  // What replaces the buttons of an entry may name its own first one.
  if (row.isConnected) return row.querySelector('[autofocus]') ?? row;
  const index = rows.indexOf(row);
  const stays = ({ isConnected }: Element): boolean => isConnected;
  return rows.slice(index + 1).find(stays) ?? rows.slice(0, index).findLast(stays);
}

function tabStopOrName(root: HTMLElement): Element {
  const name = document.getElementById(root.getAttribute('aria-labelledby') ?? '');
  return root.querySelector('.log-rows [tabindex="0"]') ?? name ?? root;
}

/** An entry and a heading take the focus only here: a key that stays pressed must not press the next button. */
function focusOn(element: Element, options: FocusOptions): void {
  if (!(element instanceof HTMLElement)) return;
  if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus(options);
}
