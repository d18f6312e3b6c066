import { useView } from '../parts/context.ts';
import { lazy } from '../parts/lazy.tsx';

const LazyExport = lazy(async () => (await import('../export/export-dialog.tsx')).ExportDialog);
const LazyBulk = lazy(async () => (await import('../bulk/bulk-dialog.tsx')).BulkDialog);
const LazyImport = lazy(async () => (await import('../import/import-dialog.tsx')).ImportDialog);
const LazyParked = lazy(async () => (await import('../parked/parked-dialog.tsx')).ParkedDialog);
const LazyRules = lazy(async () => (await import('../rules/rules-dialog.tsx')).RulesDialog);
const LazyBisect = lazy(async () => (await import('../bisect/bisect-dialog.tsx')).BisectDialog);

const LazySnapshots = lazy(async () => (await import('../snapshots/snapshots-dialog.tsx')).SnapshotsDialog);

const DIALOGS = {
  export: LazyExport,
  import: LazyImport,
  bulk: LazyBulk,
  snapshots: LazySnapshots,
  parked: LazyParked,
  rules: LazyRules,
  bisect: LazyBisect,
};

/** The dialog that is open: about several cookies, one that is switched off, rules, or the cookie that breaks the page. */
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
