import { lazy } from './parts/lazy.tsx';

export const LazyPanel = lazy(async () => (await import('./side-pane.tsx')).Panel);
export const LazyRare = lazy(async () => (await import('./states/states.tsx')).Rare);
export const LazyChips = lazy(async () => (await import('./findings/chips.tsx')).Chips);
export const LazyBudget = lazy(async () => (await import('./headline/budget-select.tsx')).BudgetSelect);
export const LazySteps = lazy(async () => (await import('./steps/steps.tsx')).Steps);
export const LazyGroupRow = lazy(async () => (await import('./list/group-row.tsx')).GroupRow);
export const LazyHistory = lazy(async () => (await import('./steps/history.tsx')).HistoryView);
