import { signal } from '@preact/signals';
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';

/** A component whose code loads when it is first drawn, or earlier by `fetch`. Until then it draws its children, if it has any. */
export function lazy<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props & { children?: ComponentChildren }> & { fetch(): void } {
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

  function Lazy(props: Props & { children?: ComponentChildren }) {
    useEffect(fetch, []);
    const current = loaded.value;
    if (current === null) return <>{props.children}</>;
    if ('error' in current) throw current.error;
    return <current.Part {...props} />;
  }

  return Object.assign(Lazy, { fetch });
}
