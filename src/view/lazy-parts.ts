import { lazy } from './lazy.tsx';

export const LazyPanel = lazy(async () => (await import('./panel.tsx')).Panel);
export const LazyRare = lazy(async () => (await import('./rare.tsx')).Rare);
export const LazyChips = lazy(async () => (await import('./chips.tsx')).Chips);
export const LazySteps = lazy(async () => (await import('./steps.tsx')).Steps);
export const LazyHistory = lazy(async () => (await import('./history.tsx')).HistoryView);
