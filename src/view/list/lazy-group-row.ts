import { lazy } from '../parts/lazy.tsx';

export const LazyGroupRow = lazy(async () => (await import('./group-row.tsx')).GroupRow);
