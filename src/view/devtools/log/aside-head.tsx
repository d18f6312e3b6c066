import type { ComponentChildren } from 'preact';
import { useView } from '../../parts/context.ts';
import { LateIcon } from '../../parts/late-icon.tsx';

/** The heading of the details beside a log, with the button that closes them. */
export function AsideHead({ title, close }: { title: ComponentChildren; close(): void }) {
  const { text } = useView();
  return (
    <header class="aside-head">
      <h2>{title}</h2>
      <button type="button" class="quiet" aria-label={text('close')} title={text('close')} onClick={close}>
        <LateIcon name="close" />
      </button>
    </header>
  );
}
