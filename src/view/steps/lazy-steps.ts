import { lazy } from '../parts/lazy.tsx';

export const LazySteps = lazy(async () => (await import('./steps.tsx')).Steps);
export const LazyHistory = lazy(async () => (await import('./history.tsx')).HistoryView);
