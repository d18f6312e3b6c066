import { DeleteDialog } from './delete-dialog.tsx';
import { KeyHints } from './key-hints.tsx';
import { LastStep } from './last-step.tsx';
import { LiveText } from './live-text.tsx';
import { OverwriteDialog } from './overwrite-dialog.tsx';
import { StepButtons } from './step-buttons.tsx';
import './steps.css';

/** What was done, and what is asked before it is done. Loaded when there is something of it to show. */
interface Props {
  part: 'told' | 'question' | 'buttons' | 'keys' | 'said';
  /** Part `buttons`: the pointer is over the button that opens the history. */
  onHistoryNear?: () => void;
}

export function Steps({ part, onHistoryNear }: Props) {
  if (part === 'told') return <LastStep />;
  if (part === 'buttons') return <StepButtons onHistoryNear={onHistoryNear} />;
  if (part === 'said') return <LiveText />;
  if (part === 'keys') return <KeyHints />;
  return (
    <>
      <DeleteDialog />
      <OverwriteDialog />
    </>
  );
}
