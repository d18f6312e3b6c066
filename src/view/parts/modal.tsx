import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useKeptFocus } from '../hooks/use-kept-focus.ts';
import { useSecondClickGuard } from '../hooks/use-second-click-guard.ts';
import { BugText } from './bug-text.tsx';
import { useView } from './context.ts';
import './modal.css';

interface Props {
  title: string;
  children: ComponentChildren;
  /** Whether the confirmed action is running: the dialog can then not be closed. */
  isBusy?: boolean;
  /** For tables. */
  isWide?: boolean;
  onClose(): void;
}

/** A modal dialog. Escape or a click outside cancels it. */
export function Modal({ title, children, isBusy = false, isWide = false, onClose }: Props) {
  const { bug } = useView().app.feed;
  const earlierBug = useRef(bug.peek());
  const dialog = useRef<HTMLDialogElement>(null);
  const isClosed = useRef(false);
  const guardSecondClick = useSecondClickGuard();
  useKeptFocus(dialog);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // The element that gets the focus may be far below what a person reads first.
    element?.scrollTo(0, 0);
    return () => {
      isClosed.current = true;
      // A bug that this dialog has shown is not one of the next.
      bug.value = earlierBug.current;
      element?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={isWide ? 'wide' : undefined}
      closedby={isBusy ? 'none' : 'any'}
      aria-busy={isBusy}
      aria-labelledby="modal-title"
      onClickCapture={guardSecondClick}
      // "close" fires a frame later, and would cancel a dialog that was opened meanwhile.
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Chromium fires no second "cancel" without other input in between, only "close".
      onClose={() => isClosed.current || onClose()}
    >
      <h2 id="modal-title">{title}</h2>
      {children}
      {bug.value !== null && bug.value !== earlierBug.current && <BugText message={bug.value} />}
    </dialog>
  );
}
