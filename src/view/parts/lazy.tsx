import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';

/** A component whose code is fetched when it is first drawn, or before by `fetch`. Draws nothing until it is there. */
export function lazy<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> & { fetch(): void } {
  const loaded = signal<{ Part: ComponentType<Props> } | { error: unknown } | null>(null);
  let isAsked = false;

  function fetch(): void {
    if (isAsked) return;
    isAsked = true;
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
    const now = loaded.value;
    if (now === null) return null;
    if ('error' in now) throw now.error;
    return <now.Part {...props} />;
  }

  return Object.assign(Lazy, { fetch });
}
