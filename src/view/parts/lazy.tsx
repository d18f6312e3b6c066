import { signal } from '@preact/signals';
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * A component whose code loads when it is first drawn, or earlier by `fetch`, which resolves then. Until then it draws its
 * children, if it has any.
 */
export function lazy<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props & { children?: ComponentChildren }> & { fetch(): Promise<void> } {
  const loaded = signal<{ Part: ComponentType<Props> } | { error: unknown } | null>(null);
  let loading: Promise<void> | undefined;

  function fetch(): Promise<void> {
    loading ??= load().then(
      (Part) => {
        loaded.value = { Part };
      },
      (error: unknown) => {
        loaded.value = { error };
      },
    );
    return loading;
  }

  function Lazy(props: Props & { children?: ComponentChildren }) {
    useEffect(() => void fetch(), []);
    const current = loaded.value;
    if (current === null) return <>{props.children}</>;
    if ('error' in current) throw current.error;
    return <current.Part {...props} />;
  }

  return Object.assign(Lazy, { fetch });
}
