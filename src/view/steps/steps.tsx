import { DeleteDialog } from './delete-dialog.tsx';
import { EditPicked } from './edit-picked.tsx';
import { KeyHints } from './key-hints.tsx';
import { LastStep } from './last-step.tsx';
import { LiveText } from './live-text.tsx';
import { ManyDialog } from './many-dialog.tsx';
import { MissedStep } from './missed-step.tsx';
import { OverwriteDialog } from './overwrite-dialog.tsx';
import { StepButtons } from './step-buttons.tsx';
import './steps.css';

interface Props {
  part: 'last' | 'question' | 'buttons' | 'keys' | 'live' | 'missed' | 'picked';
  /** Called by the part `buttons` when the pointer is over the button that opens the history. */
  onHistoryNear?: () => void;
}

/** Everything about steps: the last one, the questions before one, the buttons and keys. Loaded when first shown. */
export function Steps({ part, onHistoryNear }: Props) {
  if (part === 'last') return <LastStep />;
  if (part === 'buttons') return <StepButtons onHistoryNear={onHistoryNear} />;
  if (part === 'live') return <LiveText />;
  if (part === 'missed') return <MissedStep />;
  if (part === 'picked') return <EditPicked />;
  if (part === 'keys') return <KeyHints />;
  return (
    <>
      <DeleteDialog />
      <OverwriteDialog />
      <ManyDialog />
    </>
  );
}
