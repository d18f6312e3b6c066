import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
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
  const dialog = useRef<HTMLDialogElement>(null);
  const isClosed = useRef(false);
  const pressed = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => {
      isClosed.current = true;
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
      // The second click of a double click is meant for what the first hit, and not for a button that has taken its place.
      onClickCapture={(event) => {
        const button = event.target instanceof Element ? event.target.closest('button') : null;
        if (event.detail < 2 || button === null || button === pressed.current) pressed.current = button;
        else {
          event.preventDefault();
          event.stopPropagation();
        }
      }}
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
    </dialog>
  );
}
