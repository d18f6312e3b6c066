import { lazy } from './lazy.tsx';

export const LazyPanel = lazy(async () => (await import('./panel.tsx')).Panel);
export const LazyRare = lazy(async () => (await import('./rare.tsx')).Rare);
export const LazyChips = lazy(async () => (await import('./chips.tsx')).Chips);
export const LazyBudget = lazy(async () => (await import('./budget-select.tsx')).BudgetSelect);
export const LazySteps = lazy(async () => (await import('./steps.tsx')).Steps);
export const LazyGroupRow = lazy(async () => (await import('./group-row.tsx')).GroupRow);
export const LazyHistory = lazy(async () => (await import('./history.tsx')).HistoryView);
