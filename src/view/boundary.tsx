import { Component, type ComponentChildren } from 'preact';
import { bugText } from '../model/text/bug-text.ts';
import { BugText } from './parts/bug-text.tsx';

interface Props {
  children: ComponentChildren;
}

/** Shows what went wrong while drawing, where otherwise nothing would be drawn. */
export class Boundary extends Component<Props, { message: string | null }> {
  override state = { message: null };

  static override getDerivedStateFromError(error: unknown): { message: string } {
    return { message: bugText(error) };
  }

  override render({ children }: Props, { message }: { message: string | null }) {
    return message === null ? children : <BugText message={message} />;
  }
}
