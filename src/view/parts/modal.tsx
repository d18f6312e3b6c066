import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import './modal.css';

interface Props {
  title: string;
  children: ComponentChildren;
  /** What was asked is being done: it can no longer be answered. */
  isBusy?: boolean;
  /** For tables. */
  isWide?: boolean;
  onClose(): void;
}

/** A question that must be answered first. Escape, or a click beside it, is "no". */
export function Modal({ title, children, isBusy = false, isWide = false, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isAnswered = useRef(false);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => {
      isAnswered.current = true;
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
      // "close" comes a frame late, and would answer a question that is asked meanwhile.
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Without input in between Chromium fires no second "cancel".
      onClose={() => isAnswered.current || onClose()}
    >
      <h2 id="modal-title">{title}</h2>
      {children}
    </dialog>
  );
}
