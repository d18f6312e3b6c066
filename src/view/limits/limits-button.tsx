import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useView } from '../parts/context.ts';
import { lazy } from '../parts/lazy.tsx';
import './limits-button.css';

const LazyLimits = lazy(async () => (await import('./limits-dialog.tsx')).LimitsDialog);

/** Opens the table of limits, whose code is loaded only then. */
export function LimitsButton({ children, title }: { children?: ComponentChildren; title?: string | undefined }) {
  const { text } = useView();
  const isOpen = useSignal(false);
  return (
    <>
      <button
        type="button"
        class="quiet limits-button"
        title={title}
        aria-haspopup="dialog"
        onClick={() => {
          isOpen.value = true;
        }}
      >
        {children ?? text('limitsAsk')}
      </button>
      {isOpen.value && (
        <LazyLimits
          onClose={() => {
            isOpen.value = false;
          }}
        />
      )}
    </>
  );
}
