import { DeleteDialog } from './delete-dialog.tsx';
import { OverwriteDialog } from './overwrite-dialog.tsx';
import { Told } from './told.tsx';
import './css/steps.css';

/** What was done, and what is asked before it is done. Loaded when there is something of it to show. */
export function Steps({ part }: { part: 'told' | 'question' }) {
  if (part === 'told') return <Told />;
  return (
    <>
      <DeleteDialog />
      <OverwriteDialog />
    </>
  );
}
