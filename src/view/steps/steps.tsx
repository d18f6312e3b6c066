import { DeleteDialog } from './delete-dialog.tsx';
import { KeyHints } from './key-hints.tsx';
import { Told } from './last-step.tsx';
import { Said } from './live-text.tsx';
import { OverwriteDialog } from './overwrite-dialog.tsx';
import { StepButtons } from './step-buttons.tsx';
import './steps.css';

/** What was done, and what is asked before it is done. Loaded when there is something of it to show. */
export function Steps({ part }: { part: 'told' | 'question' | 'buttons' | 'keys' | 'said' }) {
  if (part === 'told') return <Told />;
  if (part === 'buttons') return <StepButtons />;
  if (part === 'said') return <Said />;
  if (part === 'keys') return <KeyHints />;
  return (
    <>
      <DeleteDialog />
      <OverwriteDialog />
    </>
  );
}
