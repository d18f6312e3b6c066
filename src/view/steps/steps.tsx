import { DeleteDialog } from './delete-dialog.tsx';
import { KeyHints } from './key-hints.tsx';
import { Told } from './last-step.tsx';
import { Said } from './live-text.tsx';
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
  if (part === 'told') return <Told />;
  if (part === 'buttons') return <StepButtons onHistoryNear={onHistoryNear} />;
  if (part === 'said') return <Said />;
  if (part === 'keys') return <KeyHints />;
  return (
    <>
      <DeleteDialog />
      <OverwriteDialog />
    </>
  );
}
