import { useView } from '../parts/context.ts';
import { lazy } from '../parts/lazy.tsx';

const LazyExport = lazy(async () => (await import('../export/export-dialog.tsx')).ExportDialog);
const LazyImport = lazy(async () => (await import('../import/import-dialog.tsx')).ImportDialog);

/** The dialog that exports cookies or imports them, where one is open. */
export function FileDialog() {
  const { app } = useView();
  const dialog = app.steps.value?.dialog;
  if (!dialog?.value) return null;
  const Dialog = dialog.value === 'export' ? LazyExport : LazyImport;
  return (
    <Dialog
      onClose={() => {
        dialog.value = null;
      }}
    />
  );
}
