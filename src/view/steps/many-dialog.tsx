import { useView } from '../parts/context.ts';
import { lazy } from '../parts/lazy.tsx';

const LazyExport = lazy(async () => (await import('../export/export-dialog.tsx')).ExportDialog);
const LazyBulk = lazy(async () => (await import('../bulk/bulk-dialog.tsx')).BulkDialog);
const LazyImport = lazy(async () => (await import('../import/import-dialog.tsx')).ImportDialog);

const LazySnapshots = lazy(async () => (await import('../snapshots/snapshots-dialog.tsx')).SnapshotsDialog);

const DIALOGS = { export: LazyExport, import: LazyImport, bulk: LazyBulk, snapshots: LazySnapshots };

/** The dialog about several cookies that is open: it exports, imports, edits or restores them. */
export function ManyDialog() {
  const { app } = useView();
  const dialog = app.steps.value?.dialog;
  if (!dialog?.value) return null;
  const Dialog = DIALOGS[dialog.value];
  return (
    <Dialog
      onClose={() => {
        dialog.value = null;
      }}
    />
  );
}
