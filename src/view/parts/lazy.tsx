import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';

/** A component whose code loads when it is first drawn, or earlier by `fetch`. It draws nothing until then. */
export function lazy<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> & { fetch(): void } {
  const loaded = signal<{ Part: ComponentType<Props> } | { error: unknown } | null>(null);
  let isRequested = false;

  function fetch(): void {
    if (isRequested) return;
    isRequested = true;
    load().then(
      (Part) => {
        loaded.value = { Part };
      },
      (error: unknown) => {
        loaded.value = { error };
      },
    );
  }

  function Lazy(props: Props) {
    useEffect(fetch, []);
    const current = loaded.value;
    if (current === null) return null;
    if ('error' in current) throw current.error;
    return <current.Part {...props} />;
  }

  return Object.assign(Lazy, { fetch });
}
