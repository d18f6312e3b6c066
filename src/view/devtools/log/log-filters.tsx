import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { PlainKey } from '../../../model/text/message-key.ts';
import { useView } from '../../parts/context.ts';

interface Props<Name extends string> {
  /** The first name is the filter that shows everything. */
  names: readonly [Name, ...Name[]];
  counts: Readonly<Record<Name, number>>;
  chosen: Signal<Name>;
  textOf(name: Name): PlainKey;
  severity: Partial<Record<Name, 'warn' | 'bad'>>;
  /** Drawn before the chips. */
  children?: ComponentChildren;
}

/** Chips with counts that narrow a log. A chip that counts nothing is not shown. */
export function LogFilters<Name extends string>({ names, counts, chosen, textOf, severity, children }: Props<Name>) {
  const { text } = useView();
  const [all] = names;
  return (
    <fieldset class="filters" aria-label={text('filters')}>
      {children}
      {names
        .filter((name) => counts[name] > 0 || name === all || name === chosen.value)
        .map((name) => (
          <button
            type="button"
            class="chip"
            key={name}
            data-severity={severity[name]}
            data-filter={name}
            aria-pressed={name === chosen.value}
            onClick={() => {
              chosen.value = name === chosen.peek() ? all : name;
            }}
          >
            {text(textOf(name))} <b class="chip-count">{text('number', { number: counts[name] })}</b>
          </button>
        ))}
    </fieldset>
  );
}
