import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useView } from '../parts/context.ts';
import { countFitting } from './count-fitting.ts';

/**
 * Counts the filters that have no room in the line before it. It shows all of them on request, when one of those gets the focus,
 * and while one of those is on.
 */
export function MoreFilters() {
  const { app, text } = useView();
  const { quick, filters } = app.list;
  const place = useRef<HTMLSpanElement>(null);
  const isExpanded = useSignal(false);
  const fittingCount = useSignal(Number.POSITIVE_INFINITY);
  const names = filters.value;
  const number = Math.max(0, names.length - fittingCount.value);
  const isHiddenOn = names.indexOf(quick.value) >= fittingCount.value;
  const isWhole = number > 0 && (isExpanded.value || isHiddenOn);

  useLayoutEffect(() => {
    const filters = place.current?.closest('.find')?.querySelector<HTMLElement>('.filters');
    if (!filters) return undefined;
    filters.toggleAttribute('data-whole', isWhole);
    filters.style.inlineSize = '';
    const ending = new AbortController();
    const enter = ({ target }: FocusEvent): void => {
      const index = target instanceof Element ? [...filters.children].indexOf(target) : -1;
      if (index >= fittingCount.peek()) isExpanded.value = true;
    };
    filters.addEventListener('focusin', enter, { signal: ending.signal });
    const observer = new ResizeObserver(() => {
      // Expanded, the line is wider than the one that the count is about.
      if (!isWhole) fittingCount.value = fitLine(filters);
    });
    for (const each of [filters.parentElement ?? filters, filters, ...filters.children]) observer.observe(each);
    return () => {
      ending.abort();
      observer.disconnect();
    };
  }, [isWhole, names.join()]);

  return (
    <span class="more-filters" ref={place}>
      {number > 0 && !isHiddenOn && (
        <button
          type="button"
          class="chip"
          aria-expanded={isWhole}
          aria-label={isWhole ? undefined : text('moreFilters', { number })}
          title={isWhole ? undefined : text('moreFilters', { number })}
          onClick={() => {
            isExpanded.value = !isExpanded.peek();
          }}
        >
          {isWhole ? text('fewer') : `+${text('number', { number })}`}
        </button>
      )}
    </span>
  );
}

/** Returns how many filters have room, and makes the line no wider than those: a line with filters below it leaves a hole. */
function fitLine(filters: HTMLElement): number {
  filters.style.inlineSize = '';
  const count = countFitting(filters);
  const last = filters.children[count - 1];
  if (count < filters.children.length && last) {
    const { left } = filters.getBoundingClientRect();
    filters.style.inlineSize = `${Math.ceil(last.getBoundingClientRect().right - left)}px`;
  }
  return count;
}
