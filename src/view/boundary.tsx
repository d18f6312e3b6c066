import { Component, type ComponentChildren } from 'preact';
import { bugText } from '../model/text/bug-text.ts';
import { BugText } from './parts/bug-text.tsx';

interface Props {
  children: ComponentChildren;
}

/** Shows the message of an error that drawing threw, in place of `children`. */
export class Boundary extends Component<Props, { message: string | null }> {
  override state = { message: null };

  static override getDerivedStateFromError(error: unknown): { message: string } {
    return { message: bugText(error) };
  }

  override render({ children }: Props, { message }: { message: string | null }) {
    return message === null ? children : <BugText message={message} />;
  }
}
