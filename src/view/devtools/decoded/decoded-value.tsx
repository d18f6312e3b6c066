import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { KnownValue, Sibling } from '../../../decode/format/value.ts';
import { useView } from '../../parts/context.ts';
import { lazy } from '../../parts/lazy.tsx';
import '../log/details.css';
import './decoded-value.css';

const LazyOpenedValue = lazy(async () => (await import('../../decode/opened-value.tsx')).OpenedValue);

interface Props {
  /** All strings are octets. Another cookie needs another `key`: a key that a person entered is for one alone. */
  name: string;
  value: string;
  /** The other cookies of its request, response or moment, read when a person opens it; one with its own name is ignored. */
  siblings(): readonly Sibling[];
  /** The key of the text on the button that opens the value. */
  label?: 'inside' | 'insideBefore' | 'insideAfter';
}

/** A value that a person can open decoded: what reads it loads then. Nothing for an empty value. */
export function DecodedValue({ name, value, siblings, label = 'inside' }: Props) {
  const { text } = useView();
  const isOpen = useSignal(false);
  const known = useMemo(
    (): KnownValue | null =>
      isOpen.value ? { name, value, siblings: siblings().filter((other) => other.name !== name) } : null,
    [isOpen.value, name, value],
  );
  if (value === '') return null;
  return (
    <details
      class="decoded-value"
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      <summary>{text(label)}</summary>
      {known && <LazyOpenedValue known={known} />}
    </details>
  );
}
