import type { ComponentChildren } from 'preact';
import { goBack } from '../../model/go-back.ts';
import { useView } from './context.ts';
import { LateIcon } from './late-icon.tsx';

/** The head of a pane: the back button, the title, and as `children` the actions. */
export function PaneHead({ title, children }: { title: ComponentChildren; children: ComponentChildren }) {
  const { app, text } = useView();
  return (
    <header class="panel-head">
      <button type="button" class="quiet" aria-label={text('back')} title={text('back')} onClick={() => goBack(app)}>
        <LateIcon name="back" />
        <span class="back-label">{text('back')}</span>
      </button>
      <h2>{title}</h2>
      {children}
    </header>
  );
}
